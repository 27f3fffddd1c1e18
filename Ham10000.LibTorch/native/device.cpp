// Devices: what there is, waiting for it, and its precision switches.
#include "shim.h"

#include <ATen/Context.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>
#include <c10/core/impl/VirtualGuardImpl.h>

#include <mutex>

HT_EXPORT int ht_cuda_device_count(int* count) {
    return ht::status([&] {
        *count = at::hasCUDA() ? c10::impl::VirtualGuardImpl(c10::DeviceType::CUDA).deviceCount() : 0;
    });
}

HT_EXPORT int ht_cuda_has_cudnn(int* result) {
    return ht::status([&] { *result = at::globalContext().hasCuDNN(); });
}

// Index -1: the current device. Work runs on one stream per device here, so waiting for that stream waits for the device.
HT_EXPORT int ht_cuda_synchronize(int index) {
    return ht::status([&] {
        const c10::impl::VirtualGuardImpl guard(c10::DeviceType::CUDA);
        const c10::Device device = index < 0 ? guard.getDevice() : ht::device(static_cast<int>(c10::DeviceType::CUDA), index);
        guard.getStream(device).synchronize();
    });
}

HT_EXPORT int ht_cuda_manual_seed(uint64_t seed, int all) {
    return ht::status([&] {
        if (!at::hasCUDA()) return;
        const c10::impl::VirtualGuardImpl guard(c10::DeviceType::CUDA);
        const int first = all ? 0 : guard.getDevice().index();
        const int end = all ? guard.deviceCount() : first + 1;
        for (int i = first; i < end; i++) {
            auto generator = at::globalContext().defaultGenerator(ht::device(static_cast<int>(c10::DeviceType::CUDA), i));
            std::lock_guard<std::mutex> lock(generator.mutex());
            generator.set_current_seed(seed);
        }
    });
}

#define HT_SWITCH(name, getter, setter)                                        \
    HT_EXPORT int ht_get_##name(int* value) {                                  \
        return ht::status([&] { *value = at::globalContext().getter(); });     \
    }                                                                          \
    HT_EXPORT int ht_set_##name(int value) {                                   \
        return ht::status([&] { at::globalContext().setter(value != 0); });    \
    }

HT_SWITCH(cudnn_allow_tf32, allowTF32CuDNN, setAllowTF32CuDNN)
HT_SWITCH(cuda_matmul_allow_tf32, allowTF32CuBLAS, setAllowTF32CuBLAS)

HT_EXPORT int ht_get_deterministic_algorithms(int* enabled, int* warn_only) {
    return ht::status([&] {
        *enabled = at::globalContext().deterministicAlgorithms();
        *warn_only = at::globalContext().deterministicAlgorithmsWarnOnly();
    });
}

HT_EXPORT int ht_set_deterministic_algorithms(int enabled, int warn_only) {
    return ht::status([&] { at::globalContext().setDeterministicAlgorithms(enabled != 0, warn_only != 0); });
}
