// What every file of the shim shares: the conventions of its plain C interface.
//
// - A tensor crosses the border as a pointer to a heap-allocated at::Tensor; ht_tensor_free releases it.
// - A function that makes one tensor returns it, or null after an error. Every other function returns 0, or 1 after an error,
//   and writes its results through pointers. ht_last_error() then holds one line of text for the calling thread.
// - No exception crosses the border.
//
// Only ATen's core headers are included here and single operators (ATen/ops/*.h) where they are used: ATen/ATen.h or
// torch/torch.h would cost every file several seconds.
#ifndef HAM10000_TORCH_SHIM_H
#define HAM10000_TORCH_SHIM_H

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>
#include <torch/version.h>

#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#define HT_EXPORT extern "C" __attribute__((visibility("default")))

typedef at::Tensor* TensorHandle;
typedef at::Generator* GeneratorHandle;

// A number by value. The bits are those of a double for floating types and of an int64_t for integers and booleans.
struct HtScalar {
    int64_t bits;
    int32_t type;  // at::ScalarType, or -1 where an optional number is absent
};

namespace ht {

// ATen's optional is std's from 2.2 on.
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 2)
template <class T>
using optional = std::optional<T>;
constexpr auto nullopt = std::nullopt;
#else
template <class T>
using optional = c10::optional<T>;
constexpr auto nullopt = c10::nullopt;
#endif

// Brings the calling thread's settings (its number of OpenMP threads) up to date.
void enter_thread();

// Keeps the text of the exception being handled for ht_last_error(). Called inside a catch block.
void record_exception() noexcept;

// Runs a function that makes a tensor.
template <class Function>
TensorHandle tensor(Function&& function) noexcept {
    try {
        enter_thread();
        return new at::Tensor(function());
    } catch (...) {
        record_exception();
        return nullptr;
    }
}

// Runs a function that writes its results through pointers.
template <class Function>
int status(Function&& function) noexcept {
    try {
        enter_thread();
        function();
        return 0;
    } catch (...) {
        record_exception();
        return 1;
    }
}

at::Scalar scalar(HtScalar value);
optional<at::Scalar> optional_scalar(HtScalar value);

// An absent tensor (a null handle) becomes an undefined one, which ATen takes for absent.
inline at::Tensor or_undefined(TensorHandle tensor) { return tensor ? *tensor : at::Tensor(); }
inline optional<at::Tensor> or_none(TensorHandle tensor) {
    return tensor ? optional<at::Tensor>(*tensor) : nullopt;
}
inline optional<at::Generator> or_none(GeneratorHandle generator) {
    return generator ? optional<at::Generator>(*generator) : nullopt;
}
inline optional<at::ScalarType> or_none_type(int type) {
    return type < 0 ? nullopt : optional<at::ScalarType>(static_cast<at::ScalarType>(type));
}
inline optional<int64_t> or_none(int64_t value, int present) {
    return present ? optional<int64_t>(value) : nullopt;
}

inline at::IntArrayRef ints(const int64_t* values, int count) { return at::IntArrayRef(values, static_cast<size_t>(count)); }
std::vector<at::Tensor> list(const TensorHandle* tensors, int count);

// Type (-1: the default type) and device of a new tensor.
at::TensorOptions options(int type, int device_type, int device_index);
inline c10::Device device(int type, int index) {
    return c10::Device(static_cast<c10::DeviceType>(type), static_cast<c10::DeviceIndex>(index));
}

// Hands a list over; ht_list_free releases the array, its tensors belong to the caller. Undefined tensors become null.
void give_list(std::vector<at::Tensor> tensors, TensorHandle** out, int* count);

inline void give(std::tuple<at::Tensor, at::Tensor> pair, TensorHandle* first, TensorHandle* second) {
    *first = new at::Tensor(std::move(std::get<0>(pair)));
    *second = new at::Tensor(std::move(std::get<1>(pair)));
}

}  // namespace ht

#endif
