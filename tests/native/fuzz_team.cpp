// Threads that share work: every part is done once, what a part throws reaches the caller, and callers that come at once do not wait in a circle.
#include "fuzz.h"
#include "team.h"

#include <stdexcept>
#include <thread>

namespace fuzz {

namespace {

void share_once(Random& random, int threads, int64_t parts) {
    std::vector<int> done(static_cast<size_t>(parts));
    const int64_t failing = random.between(0, 3) == 0 ? random.between(0, parts) : -1;
    bool failed = false;
    try {
        ht::Team::shared().share(threads, parts, [&](int64_t part) {
            if (part == failing) throw std::runtime_error("a part");
            done[static_cast<size_t>(part)]++;
        });
    } catch (const std::runtime_error&) {
        failed = true;
    }
    if (failed != (failing >= 0 && failing < parts)) fail("what a part threw did not arrive, or arrived from none.");
    for (const int times : done) {
        if (failed ? times > 1 : times != 1) fail("a part was done " + std::to_string(times) + " times.");
    }
}

}  // namespace

void teams(Random& random) {
    for (int i = 0; i < 20; i++) share_once(random, static_cast<int>(random.between(1, 5)), random.between(1, 40));
    std::vector<std::thread> callers;
    for (int i = 0; i < 3; i++) {
        callers.emplace_back([seed = random.next()] {
            Random own(seed);
            for (int j = 0; j < 20; j++) share_once(own, static_cast<int>(own.between(1, 4)), own.between(1, 40));
        });
    }
    for (auto& caller : callers) caller.join();
}

}  // namespace fuzz
