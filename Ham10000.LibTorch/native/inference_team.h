// Threads that share the parts of a batch's operations. For inference.cpp and training_small_parts.cpp.
#ifndef HAM10000_TORCH_INFERENCE_TEAM_H
#define HAM10000_TORCH_INFERENCE_TEAM_H

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace ht {
namespace inference {

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

private:
    static constexpr int spins = 2000;
    int turns_ = 0;
};

// Helpers sleep between two jobs. The caller never waits for one to wake: it does what the helpers leave to it, and only what a
// helper has begun must end before the job does. libtorch's own threads would each cost a wake-up per operation.
class Team {
public:
    ~Team() {
        {
            std::lock_guard<std::mutex> lock(mutex_);
            closing_ = true;
        }
        wake_.notify_all();
        for (auto& helper : helpers_) helper.join();
    }

    // Runs the job on the calling thread and on threads - 1 helpers. It must be such that any of them may come late, or not at all.
    void run(int threads, const std::function<void()>& job) {
        while (static_cast<int>(helpers_.size()) < threads - 1) {
            const int number = static_cast<int>(helpers_.size());
            helpers_.emplace_back([this, number] { help(number); });
        }
        if (threads > 1) {
            {
                std::lock_guard<std::mutex> lock(mutex_);
                job_ = &job;
                wanted_ = threads - 1;
                generation_++;
            }
            wake_.notify_all();
        }
        job();
        if (threads > 1) {
            {
                std::lock_guard<std::mutex> lock(mutex_);
                job_ = nullptr;
            }
            for (Patience patience; busy_.load(std::memory_order_acquire) > 0;) patience.wait();
        }
    }

private:
    void help(int number) {
        for (uint64_t seen = 0;;) {
            const std::function<void()>* job;
            {
                std::unique_lock<std::mutex> lock(mutex_);
                wake_.wait(lock, [&] { return closing_ || (generation_ != seen && job_ && number < wanted_); });
                if (closing_) return;
                seen = generation_;
                job = job_;
                busy_.fetch_add(1, std::memory_order_relaxed);
            }
            (*job)();
            busy_.fetch_sub(1, std::memory_order_release);
        }
    }

    std::mutex mutex_;
    std::condition_variable wake_;
    const std::function<void()>* job_ = nullptr;
    int wanted_ = 0;
    uint64_t generation_ = 0;
    bool closing_ = false;
    std::atomic<int> busy_{0};
    std::vector<std::thread> helpers_;
};

}  // namespace inference
}  // namespace ht

#endif
