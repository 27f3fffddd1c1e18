// The life of a tensor: made from memory, copied, moved, described, freed.
#include "shim.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/eye.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/full.h>
#include <ATen/ops/linspace.h>
#include <ATen/ops/normal.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/randint.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/randperm.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/full_like.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/rand_like.h>
#include <ATen/ops/randn_like.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>

HT_EXPORT void ht_tensor_free(TensorHandle tensor) { delete tensor; }

// A second handle of the same tensor.
HT_EXPORT TensorHandle ht_tensor_duplicate(TensorHandle self) {
    return ht::tensor([&] { return *self; });
}

// ---- description ----

HT_EXPORT int ht_tensor_describe(TensorHandle self, int* type, int* device_type, int* device_index, int* dimensions) {
    return ht::status([&] {
        *type = static_cast<int>(self->scalar_type());
        *device_type = static_cast<int>(self->device().type());
        *device_index = self->device().index();
        *dimensions = static_cast<int>(self->dim());
    });
}

HT_EXPORT int ht_tensor_type(TensorHandle self, int* type) {
    return ht::status([&] { *type = static_cast<int>(self->scalar_type()); });
}

HT_EXPORT int ht_tensor_dim(TensorHandle self, int64_t* dimensions) {
    return ht::status([&] { *dimensions = self->dim(); });
}

HT_EXPORT int ht_tensor_numel(TensorHandle self, int64_t* count) {
    return ht::status([&] { *count = self->numel(); });
}

// Both arrays have room for dim() numbers; either may be null.
HT_EXPORT int ht_tensor_layout(TensorHandle self, int64_t* sizes, int64_t* strides) {
    return ht::status([&] {
        const auto from_sizes = self->sizes();
        if (sizes) std::copy(from_sizes.begin(), from_sizes.end(), sizes);
        if (strides) {
            const auto from_strides = self->strides();
            std::copy(from_strides.begin(), from_strides.end(), strides);
        }
    });
}

HT_EXPORT int ht_tensor_size(TensorHandle self, int64_t dim, int64_t* size) {
    return ht::status([&] { *size = self->size(dim); });
}

HT_EXPORT int ht_tensor_stride(TensorHandle self, int64_t dim, int64_t* stride) {
    return ht::status([&] { *stride = self->stride(dim); });
}

HT_EXPORT int ht_tensor_storage_offset(TensorHandle self, int64_t* offset) {
    return ht::status([&] { *offset = self->storage_offset(); });
}

HT_EXPORT int ht_tensor_data(TensorHandle self, void** data) {
    return ht::status([&] { *data = self->data_ptr(); });
}

HT_EXPORT int ht_tensor_is_contiguous(TensorHandle self, int* result) {
    return ht::status([&] { *result = self->is_contiguous(); });
}

HT_EXPORT int ht_tensor_is_pinned(TensorHandle self, int* result) {
    return ht::status([&] { *result = self->is_pinned(); });
}

HT_EXPORT int ht_tensor_is_sparse(TensorHandle self, int* result) {
    return ht::status([&] { *result = self->is_sparse(); });
}

HT_EXPORT int ht_tensor_item(TensorHandle self, double* floating, int64_t* integer) {
    return ht::status([&] {
        const at::Scalar value = self->item();
        if (value.isFloatingPoint()) {
            *floating = value.toDouble();
        } else {
            *integer = value.toLong();
        }
    });
}

// ---- creation ----

// The tensor lives in the caller's memory; release(context) is called, on any thread, when its last user is gone.
HT_EXPORT TensorHandle ht_from_blob(
    void* data, const int64_t* sizes, int count, int type, void (*release)(void*), void* context) {
    return ht::tensor([&] {
        return at::from_blob(
            data, ht::ints(sizes, count), [release, context](void*) { release(context); },
            at::TensorOptions().dtype(static_cast<at::ScalarType>(type)));
    });
}

HT_EXPORT TensorHandle ht_empty(const int64_t* sizes, int count, int type, int device_type, int device_index) {
    return ht::tensor([&] { return at::empty(ht::ints(sizes, count), ht::options(type, device_type, device_index)); });
}

HT_EXPORT TensorHandle ht_zeros(const int64_t* sizes, int count, int type, int device_type, int device_index) {
    return ht::tensor([&] { return at::zeros(ht::ints(sizes, count), ht::options(type, device_type, device_index)); });
}

HT_EXPORT TensorHandle ht_full(
    const int64_t* sizes, int count, HtScalar value, int type, int device_type, int device_index) {
    return ht::tensor([&] {
        return at::full(ht::ints(sizes, count), ht::scalar(value), ht::options(type, device_type, device_index));
    });
}

HT_EXPORT TensorHandle ht_rand(
    const int64_t* sizes, int count, GeneratorHandle generator, int type, int device_type, int device_index) {
    return ht::tensor([&] {
        return at::rand(ht::ints(sizes, count), ht::or_none(generator), ht::options(type, device_type, device_index));
    });
}

HT_EXPORT TensorHandle ht_randn(
    const int64_t* sizes, int count, GeneratorHandle generator, int type, int device_type, int device_index) {
    return ht::tensor([&] {
        return at::randn(ht::ints(sizes, count), ht::or_none(generator), ht::options(type, device_type, device_index));
    });
}

HT_EXPORT TensorHandle ht_randint(
    int64_t low, int64_t high, const int64_t* sizes, int count, GeneratorHandle generator, int type, int device_type,
    int device_index) {
    return ht::tensor([&] {
        return at::randint(
            low, high, ht::ints(sizes, count), ht::or_none(generator), ht::options(type, device_type, device_index));
    });
}

HT_EXPORT TensorHandle ht_randperm(int64_t n, GeneratorHandle generator, int type, int device_type, int device_index) {
    return ht::tensor(
        [&] { return at::randperm(n, ht::or_none(generator), ht::options(type, device_type, device_index)); });
}

HT_EXPORT TensorHandle ht_normal(TensorHandle mean, TensorHandle deviation, GeneratorHandle generator) {
    return ht::tensor([&] { return at::normal(*mean, *deviation, ht::or_none(generator)); });
}

HT_EXPORT TensorHandle ht_arange(HtScalar start, HtScalar stop, HtScalar step, int type, int device_type, int device_index) {
    return ht::tensor([&] {
        return at::arange(
            ht::scalar(start), ht::scalar(stop), ht::scalar(step), ht::options(type, device_type, device_index));
    });
}

HT_EXPORT TensorHandle ht_linspace(HtScalar start, HtScalar stop, int64_t steps, int type, int device_type, int device_index) {
    return ht::tensor([&] {
        return at::linspace(ht::scalar(start), ht::scalar(stop), steps, ht::options(type, device_type, device_index));
    });
}

HT_EXPORT TensorHandle ht_eye(int64_t rows, int64_t columns, int type, int device_type, int device_index) {
    return ht::tensor([&] { return at::eye(rows, columns, ht::options(type, device_type, device_index)); });
}

// A type or device type below zero is taken from self.
static at::TensorOptions like(TensorHandle self, int type, int device_type, int device_index) {
    auto options = self->options().requires_grad(false);
    if (type >= 0) options = options.dtype(static_cast<at::ScalarType>(type));
    if (device_type >= 0) options = options.device(ht::device(device_type, device_index));
    return options;
}

#define HT_LIKE(name)                                                                                   \
    HT_EXPORT TensorHandle ht_##name(TensorHandle self, int type, int device_type, int device_index) { \
        return ht::tensor([&] { return at::name(*self, like(self, type, device_type, device_index)); }); \
    }

HT_LIKE(empty_like)
HT_LIKE(zeros_like)
HT_LIKE(ones_like)
HT_LIKE(rand_like)
HT_LIKE(randn_like)

HT_EXPORT TensorHandle ht_full_like(TensorHandle self, HtScalar value, int type, int device_type, int device_index) {
    return ht::tensor(
        [&] { return at::full_like(*self, ht::scalar(value), like(self, type, device_type, device_index)); });
}

// ---- copies and moves ----

// A type or device type below zero stays as it is.
HT_EXPORT TensorHandle ht_to(TensorHandle self, int type, int device_type, int device_index, int non_blocking, int copy) {
    return ht::tensor([&] {
        const auto target_type = type < 0 ? self->scalar_type() : static_cast<at::ScalarType>(type);
        const auto target_device = device_type < 0 ? self->device() : ht::device(device_type, device_index);
        return self->to(target_device, target_type, non_blocking != 0, copy != 0);
    });
}

HT_EXPORT TensorHandle ht_pin_memory(TensorHandle self) {
    return ht::tensor([&] { return self->pin_memory(); });
}

HT_EXPORT TensorHandle ht_copy_(TensorHandle self, TensorHandle source, int non_blocking) {
    return ht::tensor([&] { return self->copy_(*source, non_blocking != 0); });
}

HT_EXPORT TensorHandle ht_clone(TensorHandle self) {
    return ht::tensor([&] { return self->clone(); });
}

HT_EXPORT TensorHandle ht_contiguous(TensorHandle self) {
    return ht::tensor([&] { return self->contiguous(); });
}

HT_EXPORT TensorHandle ht_alias(TensorHandle self) {
    return ht::tensor([&] { return self->alias(); });
}

// For changes that were made through a pointer: graphs that still need the old values must notice.
HT_EXPORT int ht_tensor_note_change(TensorHandle tensor) {
    return ht::status([&] {
        if (!tensor->is_inference()) tensor->unsafeGetTensorImpl()->bump_version();
    });
}
