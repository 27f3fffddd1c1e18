// Threads that share work (team.h): every part is done once, what a part throws reaches the caller, callers that come at once do not wait in a
// circle, and a team that is taken down takes its threads with it. Needs no libtorch, which ThreadSanitizer would not see through.
#include "team.h"

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>

namespace {

[[noreturn]] void fail(const std::string& message) {
    std::fprintf(stderr, "%s\n", message.c_str());
    std::exit(1);
}

// A failing part of -1, or beyond the last, is none.
void share(ht::Team& team, int threads, int parts, int failing) {
    std::vector<int> done(static_cast<size_t>(parts));
    bool failed = false;
    try {
        team.share(threads, parts, [&](int64_t part) {
            if (part == failing) throw std::runtime_error("a part");
            done[static_cast<size_t>(part)]++;
        });
    } catch (const std::runtime_error&) {
        failed = true;
    }
    if (failed != (failing >= 0 && failing < parts)) fail("What a part threw did not arrive, or arrived from none.");
    for (const int times : done) {
        if (failed ? times > 1 : times != 1) fail("A part was done " + std::to_string(times) + " times.");
    }
}

}  // namespace

int main(int count, char** arguments) {
    const int rounds = count > 1 ? std::atoi(arguments[1]) : 100;
    auto& team = ht::Team::shared();
    for (int i = 0; i < rounds; i++) share(team, 1 + i % 5, 1 + i % 37, i % 7 == 0 ? i % 11 : -1);

    std::vector<std::thread> callers;
    for (int caller = 0; caller < 3; caller++) {
        callers.emplace_back([&team, caller, rounds] {
            for (int i = 0; i < rounds; i++) share(team, 2 + (i + caller) % 3, 1 + i % 20, i % 9 == 0 ? 3 : -1);
        });
    }
    for (auto& caller : callers) caller.join();

    for (int i = 0; i < rounds / 3; i++) {
        ht::Team own;
        for (int j = 0; j < i % 4; j++) share(own, 3, 10, -1);
        // Some are taken down while their helpers look out for work, some while they sleep.
        if (i % 3 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
    }
    std::printf("teams: %d rounds passed\n", rounds);
    return 0;
}
