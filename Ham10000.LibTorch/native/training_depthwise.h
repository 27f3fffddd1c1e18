// Convolutions of one kernel per channel, and their gradients, for the kernels of training.h.
#include "training_vectors.h"

namespace ht {
namespace training {
namespace HT_KERNELS {

// Two vectors of channels that lie side by side: for bfloat16 the even and the odd ones, since a word then gives both without a shuffle.
struct Pair {
    Vector first, second;
};

#ifdef HT_BFLOAT16
HT_INLINE Pair load_pair(const Element* from) {
    const Words words = load_words(from);
    return {(Vector)(words << 16), (Vector)(words & 0xffff0000u)};
}
HT_INLINE void store_pair(Element* to, Pair pair) { store_words(reinterpret_cast<Word*>(to), join(pair.first, pair.second)); }

HT_INLINE Integers every_second(int first) {
    Integers result;
    for (int l = 0; l < lanes; l++) result[l] = first + 2 * l;
    return result;
}
HT_INLINE Pair load_floats(const float* from) {
    const Vector low = load(from), high = load(from + lanes);
    return {__builtin_shuffle(low, high, every_second(0)), __builtin_shuffle(low, high, every_second(1))};
}
HT_INLINE void store_floats(float* to, Pair pair) {
    Integers low, high;
    for (int l = 0; l < lanes; l++) {
        low[l] = l / 2 + l % 2 * lanes;
        high[l] = low[l] + lanes / 2;
    }
    store(to, __builtin_shuffle(pair.first, pair.second, low));
    store(to + lanes, __builtin_shuffle(pair.first, pair.second, high));
}
#else
HT_INLINE Pair load_pair(const Element* from) { return {load(from), load(from + lanes)}; }
HT_INLINE void store_pair(Element* to, Pair pair) {
    store(to, pair.first);
    store(to + lanes, pair.second);
}
HT_INLINE Pair load_floats(const float* from) { return load_pair(from); }
HT_INLINE void store_floats(float* to, Pair pair) { store_pair(to, pair); }
#endif

HT_INLINE const Element* pixel_at(const void* place, int64_t c) { return static_cast<const Element*>(place) + c; }

// For a window of nine places, known when compiled, the weights stay in registers.
constexpr int common_window = 9;

HT_INLINE void depthwise_pairs(const Depthwise& d, int64_t c) {
    Pair w[common_window];
    HT_UNROLL
    for (int i = 0; i < common_window; i++) w[i] = load_floats(d.weights + i * d.channels + c);
    Element* output = static_cast<Element*>(d.output) + c;
    const void* const* at = d.places;
    for (int64_t pixel = 0; pixel < d.pixels; pixel++, at += common_window, output += d.channels) {
        Pair sum = {};
        HT_UNROLL
        for (int i = 0; i < common_window; i++) {
            const Pair x = load_pair(pixel_at(at[i], c));
            sum.first += x.first * w[i].first;
            sum.second += x.second * w[i].second;
        }
        store_pair(output, sum);
    }
}

inline void depthwise(const Depthwise& d) {
    int64_t c = 0;
    if (d.window == common_window) {
        for (; c + 2 * lanes <= d.channels; c += 2 * lanes) depthwise_pairs(d, c);
    }
    for (; c < d.channels; c += lanes) {
        for (int64_t pixel = 0; pixel < d.pixels; pixel++) {
            Vector sum = {};
            for (int64_t i = 0; i < d.window; i++) sum += load(pixel_at(d.places[pixel * d.window + i], c)) * load(d.weights + i * d.channels + c);
            store(static_cast<Element*>(d.output) + pixel * d.channels + c, sum);
        }
    }
}

HT_INLINE void depthwise_weight_pairs(const Depthwise& d, float* sums, int64_t c) {
    Pair sum[common_window];
    HT_UNROLL
    for (int i = 0; i < common_window; i++) sum[i] = load_floats(sums + i * d.channels + c);
    const Element* gradient = static_cast<const Element*>(d.output) + c;
    const void* const* at = d.places;
    for (int64_t pixel = 0; pixel < d.pixels; pixel++, at += common_window, gradient += d.channels) {
        const Pair g = load_pair(gradient);
        HT_UNROLL
        for (int i = 0; i < common_window; i++) {
            const Pair x = load_pair(pixel_at(at[i], c));
            sum[i].first += x.first * g.first;
            sum[i].second += x.second * g.second;
        }
    }
    HT_UNROLL
    for (int i = 0; i < common_window; i++) store_floats(sums + i * d.channels + c, sum[i]);
}

inline void depthwise_weights(const Depthwise& d, float* sums) {
    int64_t c = 0;
    if (d.window == common_window) {
        for (; c + 2 * lanes <= d.channels; c += 2 * lanes) depthwise_weight_pairs(d, sums, c);
    }
    for (; c < d.channels; c += lanes) {
        for (int64_t i = 0; i < d.window; i++) {
            Vector sum = load(sums + i * d.channels + c);
            for (int64_t pixel = 0; pixel < d.pixels; pixel++) {
                const Element* gradient = static_cast<const Element*>(d.output) + pixel * d.channels + c;
                sum += load(pixel_at(d.places[pixel * d.window + i], c)) * load(gradient);
            }
            store(sums + i * d.channels + c, sum);
        }
    }
}

}  // namespace HT_KERNELS
}  // namespace training
}  // namespace ht
