// Gradients of an image. Included by training_small_kernels.h, inside its namespace.

constexpr int kTaps = 9 * kMaps;              // of one map of a kernel with 32 channels
constexpr int kTapVectors = kTaps / kLanes;

// One row of pooled values that have a gradient, map by map.
struct RowLists {
    RowLists(Scratch& scratch, int64_t columns) : columns(columns) {
        gradients = scratch.get(2 * columns * kMaps);
        offsets = reinterpret_cast<int32_t*>(gradients + columns * kMaps);
    }

    int64_t columns;
    float* gradients;
    int32_t* offsets;
    int32_t counts[kMaps];
};

// Offsets are those of the winner's window of taps from the first one of the row.
inline void fill(RowLists& lists, const ConvPool& p, int64_t pixel, int64_t row) {
    const int32_t steps[4] = {0, static_cast<int32_t>(p.channels), static_cast<int32_t>(row), static_cast<int32_t>(row + p.channels)};
    std::memset(lists.counts, 0, sizeof(lists.counts));
    for (int64_t x = 0; x < lists.columns; x++) {
        const uint8_t* winners = p.winners + (pixel + x) * kMaps;
        const float* gradients = p.output_gradient + (pixel + x) * kMaps;
        const int32_t start = static_cast<int32_t>(2 * x * p.channels);
        const __m256i codes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(winners));
        for (uint32_t live = _mm256_cmpneq_epi8_mask(codes, _mm256_set1_epi8(kNowhere)); live; live &= live - 1) {
            const int map = __builtin_ctz(live);
            const int64_t at = map * lists.columns + lists.counts[map]++;
            lists.gradients[at] = gradients[map] * p.scale;
            lists.offsets[at] = start + steps[winners[map]];
        }
    }
}

inline void add_bias_gradient(const RowLists& lists, float* bias_gradient) {
    for (int map = 0; map < kMaps; map++) {
        float sum = 0;
        for (int i = 0; i < lists.counts[map]; i++) sum += lists.gradients[map * lists.columns + i];
        bias_gradient[map] += sum;
    }
}

// One map's kernel gradient stays in registers while its values of a row pass by.
inline void add_kernel_gradient(const RowLists& lists, const float* rows, int64_t row, float* kernel_gradient) {
    for (int map = 0; map < kMaps; map++) {
        float* target = kernel_gradient + map * kTaps;
        __m512 sums[kTapVectors];
#pragma GCC unroll 18
        for (int i = 0; i < kTapVectors; i++) sums[i] = _mm512_loadu_ps(target + i * kLanes);
        const float* gradients = lists.gradients + map * lists.columns;
        const int32_t* offsets = lists.offsets + map * lists.columns;
        for (int n = 0; n < lists.counts[map]; n++) {
            const __m512 gradient = _mm512_set1_ps(gradients[n]);
            const float* taps = rows + offsets[n];
#pragma GCC unroll 18
            for (int y = 0; y < 3; y++) {
#pragma GCC unroll 18
                for (int i = 0; i < 6; i++) {
                    sums[y * 6 + i] = _mm512_fmadd_ps(gradient, _mm512_loadu_ps(taps + y * row + i * kLanes), sums[y * 6 + i]);
                }
            }
        }
#pragma GCC unroll 18
        for (int i = 0; i < kTapVectors; i++) _mm512_storeu_ps(target + i * kLanes, sums[i]);
    }
}

// Four padded rows of the input's gradient, of which a row of pooled values reaches all; then two are done.
class GradientRows {
public:
    GradientRows(const ConvPool& p, int64_t image, Scratch& scratch)
        : p_(p), image_(image), row_(padded_row(p)), rows_(scratch.get(4 * row_)) {
        std::memset(rows_, 0, 4 * row_ * sizeof(float));
    }

    float* at(int64_t y) { return rows_ + (y & 3) * row_; }

    // Hands over a padded row and clears it for another.
    void finish(int64_t y) {
        const int64_t inner = p_.width * p_.channels;
        if (y >= 1 && y <= p_.height) {
            std::memcpy(p_.input_gradient + (image_ * p_.height + y - 1) * inner, at(y) + p_.channels, inner * sizeof(float));
        }
        std::memset(at(y), 0, row_ * sizeof(float));
    }

private:
    const ConvPool& p_;
    int64_t image_, row_;
    float* rows_;
};

// The values of one pooled pixel whose winner lies at one place add up in registers before they reach the rows.
inline void add_input_gradient(const ConvPool& p, GradientRows& rows, int64_t y, int64_t pixel, int64_t columns) {
    for (int64_t x = 0; x < columns; x++) {
        const float* gradients = p.output_gradient + (pixel + x) * kMaps;
        const __m256i codes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p.winners + (pixel + x) * kMaps));
        for (int place = 0; place < 4; place++) {
            uint32_t live = _mm256_cmpeq_epi8_mask(codes, _mm256_set1_epi8(static_cast<char>(place)));
            if (!live) continue;
            __m512 sums[kTapVectors];
#pragma GCC unroll 18
            for (int i = 0; i < kTapVectors; i++) sums[i] = _mm512_setzero_ps();
            for (; live; live &= live - 1) {
                const int map = __builtin_ctz(live);
                const __m512 gradient = _mm512_set1_ps(gradients[map]);
                const float* taps = p.kernel + map * kTaps;
#pragma GCC unroll 18
                for (int i = 0; i < kTapVectors; i++) sums[i] = _mm512_fmadd_ps(gradient, _mm512_loadu_ps(taps + i * kLanes), sums[i]);
            }
            const __m512 scale = _mm512_set1_ps(p.scale);
            for (int tap = 0; tap < 3; tap++) {
                float* target = rows.at(2 * y + (place >> 1) + tap) + (2 * x + (place & 1)) * kMaps;
#pragma GCC unroll 18
                for (int i = 0; i < 6; i++) {
                    _mm512_storeu_ps(target + i * kLanes, _mm512_fmadd_ps(sums[tap * 6 + i], scale, _mm512_loadu_ps(target + i * kLanes)));
                }
            }
        }
    }
}

void backward_32(const ConvPool& p, int64_t image, float* kernel_gradient, float* bias_gradient) {
    thread_local Scratch padding, list_memory, gradient_memory;
    const int64_t row = padded_row(p), pooled_rows = p.height / 2, columns = p.width / 2;
    const float* padded = kernel_gradient ? pad(p, image, padding) : nullptr;
    RowLists lists(list_memory, columns);
    if (p.input_gradient) {
        GradientRows rows(p, image, gradient_memory);
        for (int64_t y = 0; y < pooled_rows; y++) {
            add_input_gradient(p, rows, y, (image * pooled_rows + y) * columns, columns);
            rows.finish(2 * y);
            rows.finish(2 * y + 1);
        }
        for (int64_t y = 2 * pooled_rows; y <= p.height; y++) rows.finish(y);
    }
    for (int64_t y = 0; y < pooled_rows && (kernel_gradient || bias_gradient); y++) {
        fill(lists, p, (image * pooled_rows + y) * columns, row);
        if (bias_gradient) add_bias_gradient(lists, bias_gradient);
        if (kernel_gradient) add_kernel_gradient(lists, padded + 2 * y * row, row, kernel_gradient);
    }
}

// Three channels: a map's tap is looked up among 32 values of two rows, for 16 maps at a time; the sums lie tap by tap.
inline void add_image_taps(const ConvPool& p, const float* rows, int64_t row, int64_t pixel, int64_t columns, float* sums_of_row) {
    constexpr int Taps = 9;
    const __m512i table = _mm512_set_epi32(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 16, 3, 0);
    for (int half = 0; half < 2; half++) {
        __m512 sums[Taps];
        for (int i = 0; i < Taps; i++) sums[i] = _mm512_loadu_ps(sums_of_row + i * kMaps + half * kLanes);
        for (int64_t x = 0; x < columns; x++) {
            const int64_t place = (pixel + x) * kMaps + half * kLanes;
            const __m512i winner = _mm512_cvtepu8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p.winners + place)));
            const __mmask16 live = _mm512_cmpneq_epi32_mask(winner, _mm512_set1_epi32(kNowhere));
            const __m512 gradient = _mm512_maskz_loadu_ps(live, p.output_gradient + place);
            const __m512 upper = _mm512_loadu_ps(rows + 2 * x * 3), lower = _mm512_loadu_ps(rows + row + 2 * x * 3);
            __m512i index = _mm512_permutexvar_epi32(winner, table);
            for (int i = 0; i < Taps; i++) {
                sums[i] = _mm512_fmadd_ps(gradient, _mm512_permutex2var_ps(upper, index, lower), sums[i]);
                index = _mm512_add_epi32(index, _mm512_set1_epi32(1));
            }
        }
        for (int i = 0; i < Taps; i++) _mm512_storeu_ps(sums_of_row + i * kMaps + half * kLanes, sums[i]);
    }
}

void backward_3(const ConvPool& p, int64_t image, float* kernel_gradient, float* bias_gradient) {
    thread_local Scratch padding;
    constexpr int Taps = 27;
    const int64_t row = padded_row(p), pooled_rows = p.height / 2, columns = p.width / 2;
    if (kernel_gradient) {
        const float* padded = pad(p, image, padding);
        float sums[Taps * kMaps] = {};
        for (int64_t y = 0; y < pooled_rows; y++) {
            for (int tap = 0; tap < 3; tap++) {
                add_image_taps(p, padded + (2 * y + tap) * row, row, (image * pooled_rows + y) * columns, columns, sums + tap * 9 * kMaps);
            }
        }
        for (int map = 0; map < kMaps; map++) {
            for (int tap = 0; tap < Taps; tap++) kernel_gradient[map * Taps + tap] += p.scale * sums[tap * kMaps + map];
        }
    }
    for (int half = 0; half < 2 && bias_gradient; half++) {
        __m512 sum = _mm512_setzero_ps();
        for (int64_t pixel = image * pooled_rows * columns; pixel < (image + 1) * pooled_rows * columns; pixel++) {
            const int64_t place = pixel * kMaps + half * kLanes;
            const __m128i winner = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p.winners + place));
            const __mmask16 live = _mm_cmpneq_epi8_mask(winner, _mm_set1_epi8(kNowhere));
            sum = _mm512_add_ps(sum, _mm512_maskz_loadu_ps(live, p.output_gradient + place));
        }
        float* target = bias_gradient + half * kLanes;
        _mm512_storeu_ps(target, _mm512_fmadd_ps(sum, _mm512_set1_ps(p.scale), _mm512_loadu_ps(target)));
    }
}

void backward(const ConvPool& p, int64_t image, float* kernel_gradient, float* bias_gradient) {
    p.channels == 3 ? backward_3(p, image, kernel_gradient, bias_gradient) : backward_32(p, image, kernel_gradient, bias_gradient);
}
