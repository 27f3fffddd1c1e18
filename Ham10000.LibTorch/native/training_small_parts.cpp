// Shares the parts of one operation of a small network in training among threads.
#include "team.h"
#include "training_small.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace ht {
namespace small {

void run_parts(int64_t count, const std::function<void(int64_t)>& part) {
    Team::shared().share(static_cast<int>(std::min<int64_t>(at::get_num_threads(), count)), count, part);
}

}  // namespace small
}  // namespace ht
