// Threads that share the parts of one layer's work in training. For training_layers.cpp alone.
#ifndef HAM10000_TORCH_TRAINING_TEAM_H
#define HAM10000_TORCH_TRAINING_TEAM_H

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace ht {
namespace training {

// Any thread takes the next part, so the work never waits for a thread that the system has put to sleep. What a part computes does not
// depend on who takes it. libtorch's own threads would each have to arrive before any work is done.
class Team {
public:
    // Its threads sleep until the process ends: a destructor would run while other threads may still be in here.
    static Team& instance() {
        static Team* team = new Team;
        return *team;
    }

    // Calls the function with each number below `parts`, on at most so many threads. What a part throws comes out here, whoever took the
    // part; others may then not have been called.
    void share(int threads, int64_t parts, const std::function<void(int64_t)>& function) {
        std::unique_lock<std::mutex> turn(turn_, std::defer_lock);
        if (threads <= 1 || parts <= 1 || !turn.try_lock()) {
            for (int64_t part = 0; part < parts; part++) function(part);
            return;
        }
        while (static_cast<int>(helpers_.size()) < threads - 1) {
            const int number = static_cast<int>(helpers_.size());
            helpers_.emplace_back([this, number] { help(number); });
            helpers_.back().detach();
        }
        bool asleep;
        {
            std::lock_guard<std::mutex> lock(mutex_);
            function_ = &function;
            parts_ = parts;
            next_.store(0, std::memory_order_relaxed);
            wanted_ = threads - 1;
            generation_.fetch_add(1, std::memory_order_release);
            asleep = sleepers_ > 0;
        }
        if (asleep) wake_.notify_all();
        {
            const Closing closing(*this);
            work(function, parts);
        }
        if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    }

private:
    static constexpr int spins = 500;
    static constexpr std::chrono::microseconds patience{100};

    // Ends a job: no helper begins with it any more, and none still works on it.
    class Closing {
    public:
        explicit Closing(Team& team) : team_(team) {}
        Closing(const Closing&) = delete;
        ~Closing() {
            {
                std::lock_guard<std::mutex> lock(team_.mutex_);
                team_.function_ = nullptr;
            }
            for (int turns = 0; team_.busy_.load(std::memory_order_acquire) > 0; turns++) pause(turns);
        }

    private:
        Team& team_;
    };

    static void pause(int turns) {
        if (turns > spins) {
            std::this_thread::yield();
            return;
        }
#if defined(__x86_64__) || defined(__i386__)
        __builtin_ia32_pause();
#endif
    }

    void work(const std::function<void(int64_t)>& function, int64_t parts) {
        try {
            for (int64_t part; (part = next_.fetch_add(1, std::memory_order_relaxed)) < parts;) function(part);
        } catch (...) {
            // Out of a helper it would end the process.
            next_.store(parts, std::memory_order_relaxed);
            std::lock_guard<std::mutex> lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
        }
    }

    // The layers of a network follow each other closely: a helper looks out for the next one for a moment before it sleeps, and
    // meanwhile leaves the processor to whoever wants it.
    void look_out(uint64_t seen) const {
        const auto end = std::chrono::steady_clock::now() + patience;
        for (int turns = 0; generation_.load(std::memory_order_acquire) == seen; turns++) {
            pause(turns);
            if (turns % 64 == 63 && std::chrono::steady_clock::now() > end) return;
        }
    }

    void help(int number) {
        for (uint64_t seen = 0;;) {
            look_out(seen);
            const std::function<void(int64_t)>* function;
            int64_t parts;
            {
                std::unique_lock<std::mutex> lock(mutex_);
                const auto changed = [&] { return generation_.load(std::memory_order_relaxed) != seen; };
                if (!changed()) {
                    sleepers_++;
                    wake_.wait(lock, changed);
                    sleepers_--;
                }
                seen = generation_.load(std::memory_order_relaxed);
                if (!function_ || number >= wanted_) continue;
                function = function_;
                parts = parts_;
                busy_.fetch_add(1, std::memory_order_relaxed);
            }
            work(*function, parts);
            busy_.fetch_sub(1, std::memory_order_release);
        }
    }

    std::mutex turn_, mutex_;
    std::condition_variable wake_;
    const std::function<void(int64_t)>* function_ = nullptr;
    std::exception_ptr failure_;  // the first of a job
    int64_t parts_ = 0;
    std::atomic<int64_t> next_{0};
    std::atomic<uint64_t> generation_{0};
    std::atomic<int> busy_{0};
    int wanted_ = 0, sleepers_ = 0;
    std::vector<std::thread> helpers_;
};

}  // namespace training
}  // namespace ht

#endif
