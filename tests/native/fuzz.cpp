// Calls the kernels with random shapes and compares what they give with libtorch's operators. eng/sanitize builds it with the compiler's
// sanitizers, which end it at the first access outside of what was allocated. Usage: fuzz ROUNDS [SEED] [PART]
#include "fuzz.h"

#include <ATen/Parallel.h>

#include <cstring>

int main(int count, char** arguments) {
    const int64_t rounds = count > 1 ? std::atoll(arguments[1]) : 100;
    const uint64_t seed = count > 2 ? static_cast<uint64_t>(std::atoll(arguments[2])) : 1;
    const char* only = count > 3 ? arguments[3] : nullptr;
    const struct {
        const char* name;
        void (*run)(fuzz::Random&);
    } parts[] = {{"training passes", fuzz::training_passes}, {"training layers", fuzz::training_layers}, {"small networks", fuzz::small_networks},
                 {"inference", fuzz::inference}};
    for (const auto& part : parts) {
        if (only && std::strcmp(only, part.name) != 0) continue;
        for (int64_t round = 0; round < rounds; round++) {
            // A round by itself: `fuzz 1 SEED PART` repeats the first one.
            const uint64_t own = seed + static_cast<uint64_t>(round);
            fuzz::Random random(own * 1000003);
            at::set_num_threads(static_cast<int>(random.between(1, 3)));
            fuzz::place() = std::string(part.name) + ", seed " + std::to_string(own);
            part.run(random);
        }
        std::printf("%s: %lld rounds passed\n", part.name, static_cast<long long>(rounds));
        std::fflush(stdout);
    }
    return 0;
}
