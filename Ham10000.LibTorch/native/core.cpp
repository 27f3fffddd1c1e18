// Errors, threads, versions, lists, and what else belongs to no single operator.
#include "shim.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>

#include <atomic>
#include <cstring>
#include <string>

namespace {

thread_local std::string last_error;

// libtorch copies the thread count to a thread when that thread first enters it, and oneDNN asks OpenMP, which counts per
// thread. So the wanted count lives here, and every thread that enters takes over the newest one.
std::atomic<int> wanted_threads{0};
std::atomic<int> thread_setting{0};
thread_local int seen_thread_setting = 0;

std::string one_line(const char* text) {
    std::string line(text);
    for (const char* end : {"\nException raised from", "\nFrames:"}) {
        const size_t at = line.find(end);
        if (at != std::string::npos) {
            line.resize(at);
        }
    }
    while (!line.empty() && (line.back() == '\n' || line.back() == ' ')) {
        line.pop_back();
    }
    for (char& c : line) {
        if (c == '\n') {
            c = ' ';
        }
    }
    return line;
}

}  // namespace

namespace ht {

void enter_thread() {
    const int setting = thread_setting.load(std::memory_order_relaxed);
    if (C10_UNLIKELY(seen_thread_setting != setting)) {
        seen_thread_setting = setting;
        at::set_num_threads(wanted_threads.load());
    }
}

void record_exception() noexcept {
    try {
        try {
            throw;
        } catch (const c10::Error& error) {
            last_error = one_line(error.what_without_backtrace());
        } catch (const std::exception& error) {
            last_error = one_line(error.what());
        } catch (...) {
            last_error = "libtorch threw something that is no std::exception";
        }
    } catch (...) {
        last_error.clear();
    }
}

at::Scalar scalar(HtScalar value) {
    const auto type = static_cast<at::ScalarType>(value.type);
    if (at::isFloatingType(type)) {
        double number;
        std::memcpy(&number, &value.bits, sizeof number);
        return at::Scalar(number);
    }
    return type == at::kBool ? at::Scalar(value.bits != 0) : at::Scalar(value.bits);
}

optional<at::Scalar> optional_scalar(HtScalar value) {
    return value.type < 0 ? nullopt : optional<at::Scalar>(scalar(value));
}

std::vector<at::Tensor> list(const TensorHandle* tensors, int count) {
    std::vector<at::Tensor> result;
    result.reserve(static_cast<size_t>(count));
    for (int i = 0; i < count; i++) {
        result.push_back(or_undefined(tensors[i]));
    }
    return result;
}

at::TensorOptions options(int type, int device_type, int device_index) {
    auto result = at::TensorOptions().device(device(device_type, device_index));
    return type < 0 ? result : result.dtype(static_cast<at::ScalarType>(type));
}

void give_list(std::vector<at::Tensor> tensors, TensorHandle** out, int* count) {
    auto array = new TensorHandle[tensors.size()];
    for (size_t i = 0; i < tensors.size(); i++) {
        array[i] = tensors[i].defined() ? new at::Tensor(std::move(tensors[i])) : nullptr;
    }
    *out = array;
    *count = static_cast<int>(tensors.size());
}

}  // namespace ht

HT_EXPORT const char* ht_last_error() { return last_error.c_str(); }

HT_EXPORT void ht_list_free(TensorHandle* list) { delete[] list; }

// The major and minor version this shim was compiled against.
HT_EXPORT void ht_compiled_version(int* major, int* minor) {
    *major = TORCH_VERSION_MAJOR;
    *minor = TORCH_VERSION_MINOR;
}

// The settings with which the loaded libtorch was built, its version among them. Valid until the thread calls again.
HT_EXPORT int ht_show_config(const char** text) {
    thread_local std::string config;
    return ht::status([&] { *text = (config = at::show_config()).c_str(); });
}

HT_EXPORT int ht_set_num_threads(int count) {
    return ht::status([&] {
        TORCH_CHECK_VALUE(count > 0, "The number of threads must be positive, got ", count, ".");
        wanted_threads = count;
        thread_setting++;
        ht::enter_thread();
    });
}

HT_EXPORT int ht_get_num_threads(int* count) {
    return ht::status([&] { *count = at::get_num_threads(); });
}

HT_EXPORT int ht_set_num_interop_threads(int count) {
    return ht::status([&] { at::set_num_interop_threads(count); });
}

HT_EXPORT int ht_get_num_interop_threads(int* count) {
    return ht::status([&] { *count = static_cast<int>(at::get_num_interop_threads()); });
}
