// Random numbers: generators and their states.
#include "shim.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>

#include <mutex>

HT_EXPORT int ht_manual_seed(uint64_t seed) {
    return ht::status([&] { at::manual_seed(seed); });
}

HT_EXPORT int ht_generator_default(int device_type, int device_index, GeneratorHandle* generator) {
    return ht::status([&] {
        *generator = new at::Generator(at::globalContext().defaultGenerator(ht::device(device_type, device_index)));
    });
}

HT_EXPORT int ht_generator_new(uint64_t seed, GeneratorHandle* generator) {
    return ht::status([&] { *generator = new at::Generator(at::detail::createCPUGenerator(seed)); });
}

HT_EXPORT void ht_generator_free(GeneratorHandle generator) { delete generator; }

HT_EXPORT int ht_generator_set_seed(GeneratorHandle generator, uint64_t seed) {
    return ht::status([&] {
        std::lock_guard<std::mutex> lock(generator->mutex());
        generator->set_current_seed(seed);
    });
}

// Draws a new seed from the system.
HT_EXPORT int ht_generator_seed(GeneratorHandle generator, uint64_t* seed) {
    return ht::status([&] {
        std::lock_guard<std::mutex> lock(generator->mutex());
        *seed = generator->seed();
    });
}

HT_EXPORT int ht_generator_current_seed(GeneratorHandle generator, uint64_t* seed) {
    return ht::status([&] {
        std::lock_guard<std::mutex> lock(generator->mutex());
        *seed = generator->current_seed();
    });
}

HT_EXPORT TensorHandle ht_generator_get_state(GeneratorHandle generator) {
    return ht::tensor([&] {
        std::lock_guard<std::mutex> lock(generator->mutex());
        return generator->get_state();
    });
}

HT_EXPORT int ht_generator_set_state(GeneratorHandle generator, TensorHandle state) {
    return ht::status([&] {
        std::lock_guard<std::mutex> lock(generator->mutex());
        generator->set_state(*state);
    });
}
