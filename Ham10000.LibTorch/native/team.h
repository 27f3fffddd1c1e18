// Threads that share the work of one operation.
#ifndef HAM10000_TORCH_TEAM_H
#define HAM10000_TORCH_TEAM_H

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace ht {

// Waits for another thread that is about to finish: a moment at full speed, then leaving the processor to whoever wants it.
class Patience {
public:
    void wait() {
        if (++turns_ > spins) {
            std::this_thread::yield();
            return;
        }
#if defined(__x86_64__) || defined(__i386__)
        __builtin_ia32_pause();
#endif
    }
    int turns() const { return turns_; }

private:
    static constexpr int spins = 1000;
    int turns_ = 0;
};

// The caller never waits for a helper to wake: it does what the helpers leave to it, and only what a helper has begun must end before the job
// does. libtorch's own threads would each have to arrive before any work is done.
class Team {
public:
    // Its threads sleep until the process ends: a destructor would run while other threads may still be in here.
    static Team& shared() {
        static Team* team = new Team;
        return *team;
    }

    Team() = default;
    Team(const Team&) = delete;
    ~Team() {
        {
            std::lock_guard<std::mutex> lock(mutex_);
            closing_ = true;
            generation_.fetch_add(1, std::memory_order_release);
        }
        wake_.notify_all();
        for (auto& helper : helpers_) helper.join();
    }

    // Runs the job on the calling thread and on threads - 1 helpers; on the calling thread alone where another one's job is under way. It must be such
    // that a helper may come late, or not at all, and must not throw.
    void run(int threads, const std::function<void()>& job) {
        std::unique_lock<std::mutex> turn(turn_, std::defer_lock);
        if (threads <= 1 || !turn.try_lock()) {
            job();
            return;
        }
        while (static_cast<int>(helpers_.size()) < threads - 1) {
            const int number = static_cast<int>(helpers_.size());
            helpers_.emplace_back([this, number] { help(number); });
        }
        begin(threads, job);
        job();
        end();
    }

    // Calls the function with each number below `parts`, on at most so many threads: any of them takes the next part, so the work never waits for a
    // thread that the system has put to sleep. What a part computes does not depend on who takes it. What one throws comes out here, whoever took
    // the part; others may then not have been called.
    void share(int threads, int64_t parts, const std::function<void(int64_t)>& function) {
        if (threads <= 1 || parts <= 1) {
            for (int64_t part = 0; part < parts; part++) function(part);
            return;
        }
        Parts shared(parts, function);
        run(threads, [&shared] { shared.work(); });
        if (shared.failure) std::rethrow_exception(shared.failure);
    }

private:
    static constexpr std::chrono::microseconds patience{100};

    struct Parts {
        Parts(int64_t count, const std::function<void(int64_t)>& function) : function(function), count(count) {}

        void work() {
            try {
                for (int64_t part; (part = next.fetch_add(1, std::memory_order_relaxed)) < count;) function(part);
            } catch (...) {
                // Out of a helper it would end the process.
                next.store(count, std::memory_order_relaxed);
                std::lock_guard<std::mutex> lock(failing);
                if (!failure) failure = std::current_exception();
            }
        }

        const std::function<void(int64_t)>& function;
        const int64_t count;
        std::atomic<int64_t> next{0};
        std::mutex failing;
        std::exception_ptr failure;  // the first
    };

    void begin(int threads, const std::function<void()>& job) {
        bool asleep;
        {
            std::lock_guard<std::mutex> lock(mutex_);
            job_ = &job;
            wanted_ = threads - 1;
            generation_.fetch_add(1, std::memory_order_release);
            asleep = sleepers_ > 0;
        }
        if (asleep) wake_.notify_all();
    }

    // No helper begins with the job any more, and none still works on it.
    void end() {
        {
            std::lock_guard<std::mutex> lock(mutex_);
            job_ = nullptr;
        }
        for (Patience patience; busy_.load(std::memory_order_acquire) > 0;) patience.wait();
    }

    // The layers of a network follow each other closely: a helper looks out for the next one for a moment before it sleeps, and
    // meanwhile leaves the processor to whoever wants it.
    void look_out(uint64_t seen) const {
        const auto end = std::chrono::steady_clock::now() + patience;
        for (Patience waiting; generation_.load(std::memory_order_acquire) == seen;) {
            waiting.wait();
            if (waiting.turns() % 64 == 0 && std::chrono::steady_clock::now() > end) return;
        }
    }

    void help(int number) {
        for (uint64_t seen = 0;;) {
            look_out(seen);
            const std::function<void()>* job;
            {
                std::unique_lock<std::mutex> lock(mutex_);
                const auto changed = [&] { return generation_.load(std::memory_order_relaxed) != seen; };
                if (!changed()) {
                    sleepers_++;
                    wake_.wait(lock, changed);
                    sleepers_--;
                }
                if (closing_) return;
                seen = generation_.load(std::memory_order_relaxed);
                if (!job_ || number >= wanted_) continue;
                job = job_;
                busy_.fetch_add(1, std::memory_order_relaxed);
            }
            (*job)();
            busy_.fetch_sub(1, std::memory_order_release);
        }
    }

    std::mutex turn_, mutex_;
    std::condition_variable wake_;
    const std::function<void()>* job_ = nullptr;
    std::atomic<uint64_t> generation_{0};
    std::atomic<int> busy_{0};
    int wanted_ = 0, sleepers_ = 0;
    bool closing_ = false;
    std::vector<std::thread> helpers_;
};

}  // namespace ht

#endif
