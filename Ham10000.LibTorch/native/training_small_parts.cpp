// Shares the parts of one operation of a small network in training among threads.
#include "training_small.h"

#include <ATen/Parallel.h>

#include <atomic>
#include <exception>
#include <mutex>

#include "inference_team.h"

namespace ht {
namespace small {

void run_parts(int64_t count, const std::function<void(int64_t)>& part) {
    // Never taken down: at the end of the process its threads may already be gone.
    static inference::Team& team = *new inference::Team;
    static std::mutex in_use;
    const int threads = static_cast<int>(std::min<int64_t>(at::get_num_threads(), count));
    std::unique_lock<std::mutex> lock(in_use, std::defer_lock);
    if (threads < 2 || !lock.try_lock()) {
        for (int64_t i = 0; i < count; i++) part(i);
        return;
    }
    std::atomic<int64_t> next{0};
    std::exception_ptr failure;
    std::mutex failing;
    team.run(threads, [&] {
        for (int64_t i; (i = next.fetch_add(1, std::memory_order_relaxed)) < count;) {
            try {
                part(i);
            } catch (...) {
                std::lock_guard<std::mutex> hold(failing);
                failure = std::current_exception();
            }
        }
    });
    if (failure) std::rethrow_exception(failure);
}

}  // namespace small
}  // namespace ht
