// Cuts the passes of training_layers.h into parts that do not depend on each other, or whose sums are added in a fixed order.
#include "training_layers.h"
#include "team.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace ht {
namespace training {

namespace {

constexpr int64_t word = sizeof(Word);
constexpr int64_t block_bytes = 384 << 10;  // of the left matrix, which stay in a second-level cache with a panel of the right one
constexpr int64_t part_bytes = 64 << 10;    // that a part of the passes over rows reads
constexpr int64_t most_chunks = 16;         // whose sums are added at the end
constexpr size_t alignment = 64;

int64_t shares(int64_t whole, int64_t part) { return (whole + part - 1) / part; }

template <class T>
class Memory {
public:
    explicit Memory(int64_t count)
        : start_(static_cast<T*>(::operator new(sizeof(T) * static_cast<size_t>(count), std::align_val_t(alignment)))) {}
    Memory(const Memory&) = delete;
    ~Memory() { ::operator delete(start_, std::align_val_t(alignment)); }
    T* get() const { return start_; }

private:
    T* start_;
};

class Zeros : public Memory<float> {
public:
    explicit Zeros(int64_t count) : Memory(count) { std::fill_n(get(), count, 0.0f); }
};

template <class Function>
void share(const Runner& runner, int64_t parts, Function&& function) {
    Team::shared().share(runner.threads, parts, function);
}

// The pixel of the input under a place of the window at a pixel of the output, or -1.
struct Forward {
    const Convolution& c;
    int64_t height() const { return c.output_height; }
    int64_t width() const { return c.output_width; }
    int64_t operator()(int64_t y, int64_t x, int64_t ky, int64_t kx) const {
        const int64_t row = y * c.stride_height - c.pad_top + ky, column = x * c.stride_width - c.pad_left + kx;
        return row >= 0 && row < c.height && column >= 0 && column < c.width ? row * c.width + column : -1;
    }
};

// The pixel of the output in which a pixel of the input lies under a place of the window, or -1.
struct Backward {
    const Convolution& c;
    int64_t height() const { return c.height; }
    int64_t width() const { return c.width; }
    int64_t operator()(int64_t y, int64_t x, int64_t ky, int64_t kx) const {
        const int64_t row = y + c.pad_top - ky, column = x + c.pad_left - kx;
        if (row < 0 || column < 0 || row % c.stride_height != 0 || column % c.stride_width != 0) return -1;
        const int64_t top = row / c.stride_height, left = column / c.stride_width;
        return top < c.output_height && left < c.output_width ? top * c.output_width + left : -1;
    }
};

template <class Map>
void map_places(const Convolution& c, const Map& map, int32_t* places) {
    for (int64_t y = 0; y < map.height(); y++) {
        for (int64_t x = 0; x < map.width(); x++) {
            for (int64_t ky = 0; ky < c.kernel_height; ky++) {
                for (int64_t kx = 0; kx < c.kernel_width; kx++) *places++ = static_cast<int32_t>(map(y, x, ky, kx));
            }
        }
    }
}

// Pointers to what lies under each place, for all pixels of a batch: the first place of all pixels, then the second, ...
class Pointers {
public:
    template <class Map>
    Pointers(const Convolution& c, const Map& map, const void* source, int64_t source_pixels, int64_t pixel_bytes, int64_t stride,
             const void* zeros)
        : pointers_(stride * c.places()) {
        const int64_t area = map.height() * map.width(), window = c.places(), pixels = c.images * area;
        Memory<int32_t> places(area * window);
        map_places(c, map, places.get());
        const char* start = static_cast<const char*>(source);
        for (int64_t place = 0; place < window; place++) {
            const void** to = pointers_.get() + place * stride;
            for (int64_t image = 0; image < c.images; image++) {
                const char* origin = start + image * source_pixels * pixel_bytes;
                for (int64_t i = 0; i < area; i++) {
                    const int32_t pixel = places.get()[i * window + place];
                    *to++ = pixel < 0 ? zeros : origin + pixel * pixel_bytes;
                }
            }
            for (int64_t i = pixels; i < stride; i++) *to++ = zeros;
        }
    }
    const void* const* get() const { return pointers_.get(); }

private:
    Memory<const void*> pointers_;
};

// Pointers to rows, and to zeros behind them.
class Rows : public Memory<const void*> {
public:
    Rows(const void* source, int64_t rows, int64_t row_bytes, int64_t stride, const void* zeros) : Memory(stride) {
        for (int64_t i = 0; i < stride; i++) get()[i] = i < rows ? static_cast<const char*>(source) + i * row_bytes : zeros;
    }
};

int64_t depth_of(const Kernels& kernels, int64_t elements) { return shares(elements * kernels.element_size, word); }

// A product's tiles in blocks that fit into a cache, and its panels in as many shares as the threads need.
struct Parts {
    Parts(const Runner& runner, const Product& p) : tiles(p.rows, runner.kernels.tile_rows), panels(shares(p.columns, runner.kernels.panel)) {
        const int64_t tile_bytes = runner.kernels.tile_rows * p.places * p.depth * word;
        const int64_t blocks = shares(tiles.count, std::max<int64_t>(block_bytes / tile_bytes, 1));
        block = shares(tiles.count, blocks);
        const int64_t wanted = runner.threads > 1 ? std::min(shares(8 * runner.threads, blocks), panels) : 1;
        panel_block = shares(panels, wanted);
        panel_blocks = shares(panels, panel_block);
        count = shares(tiles.count, block) * panel_blocks;
    }
    void run(const Kernels& kernels, const Product& p, int64_t part) const {
        const int64_t tile = part / panel_blocks * block, panel = part % panel_blocks * panel_block;
        kernels.multiply(p, tile, std::min(block, tiles.count - tile), panel, std::min(panel_block, panels - panel));
    }
    Tiles tiles;
    int64_t panels, block, panel_block, panel_blocks, count;
};

void multiply(const Runner& runner, const Product& p) {
    const Parts parts(runner, p);
    share(runner, parts.count, [&](int64_t part) { parts.run(runner.kernels, p, part); });
}

int64_t chunks(const Kernels& kernels, int64_t rows, int64_t channels) {
    return std::max<int64_t>(std::min({shares(rows * channels * kernels.element_size, part_bytes), rows, most_chunks}), 1);
}

// Calls the function with the first row and the number of rows of each chunk.
template <class Function>
void share_rows(const Runner& runner, int64_t rows, int64_t chunks, Function&& function) {
    const int64_t step = shares(rows, chunks);
    share(runner, shares(rows, step), [&](int64_t part) { function(part, part * step, std::min(step, rows - part * step)); });
}

// Adds the sums of the chunks in their order.
template <class T>
void add_chunks(const float* chunk_sums, int64_t chunks, int64_t count, T* sums) {
    for (int64_t i = 0; i < count; i++) sums[i] = chunk_sums[i];
    for (int64_t chunk = 1; chunk < chunks; chunk++) {
        const float* from = chunk_sums + chunk * count;
        for (int64_t i = 0; i < count; i++) sums[i] += from[i];
    }
}

}  // namespace

void Runner::convolve(const Convolution& c, const void* input, const float* weights, void* output) const {
    const int64_t places = c.places(), depth = depth_of(kernels, c.inputs), panels = shares(c.outputs, kernels.panel);
    Memory<Word> right(panels * kernels.panel * places * depth);
    share(*this, panels, [&](int64_t p) {
        const int64_t first = p * kernels.panel, columns = std::min<int64_t>(kernels.panel, c.outputs - first);
        for (int64_t place = 0; place < places; place++) {
            kernels.pack_columns(weights + (first * places + place) * c.inputs, places * c.inputs, depth, columns,
                                 right.get() + (first * places + place * kernels.panel) * depth);
        }
    });
    Product product = {Left::strided, static_cast<const Word*>(input), depth, nullptr, 0, c.output_pixels(), places, depth,
                       right.get(), c.outputs, output, c.outputs, false};
    if (c.is_pointwise()) return multiply(*this, product);
    const Zeros zeros(c.inputs);
    const Pointers pointers(c, Forward{c}, input, c.height * c.width, c.inputs * kernels.element_size, c.output_pixels(), zeros.get());
    product.kind = Left::pointers;
    product.pointers = pointers.get();
    product.place_stride = c.output_pixels();
    multiply(*this, product);
}

void Runner::convolve_input(const Convolution& c, const void* gradient, const float* weights, void* input_gradient) const {
    const int64_t places = c.places(), depth = depth_of(kernels, c.outputs), panels = shares(c.inputs, kernels.panel);
    Memory<Word> right(panels * kernels.panel * places * depth);
    share(*this, panels, [&](int64_t p) {
        const int64_t first = p * kernels.panel, columns = std::min<int64_t>(kernels.panel, c.inputs - first);
        for (int64_t place = 0; place < places; place++) {
            kernels.pack_rows(weights + place * c.inputs + first, places * c.inputs, depth, columns,
                              right.get() + (first * places + place * kernels.panel) * depth);
        }
    });
    Product product = {Left::strided, static_cast<const Word*>(gradient), depth, nullptr, 0, c.pixels(), places, depth,
                       right.get(), c.inputs, input_gradient, c.inputs, false};
    if (c.is_pointwise()) return multiply(*this, product);
    const Zeros zeros(c.outputs);
    const Pointers pointers(c, Backward{c}, gradient, c.output_height * c.output_width, c.outputs * kernels.element_size, c.pixels(),
                            zeros.get());
    product.kind = Left::pointers;
    product.pointers = pointers.get();
    product.place_stride = c.pixels();
    multiply(*this, product);
}

void Runner::convolve_weights(const Convolution& c, const void* input, const void* gradient, float* weight_gradient) const {
    const int64_t rows = c.output_pixels(), depth = depth_of(kernels, rows), padded = depth * word / kernels.element_size;
    const int64_t places = c.places(), panels = shares(c.inputs, kernels.panel);
    const Zeros zeros(std::max(c.inputs, c.outputs));
    const Rows gradients(gradient, rows, c.outputs * kernels.element_size, padded, zeros.get());
    const Pointers inputs(c, Forward{c}, input, c.height * c.width, c.inputs * kernels.element_size, padded, zeros.get());

    const Tiles tiles(c.outputs, kernels.tile_rows);
    const int64_t tile_words = depth * kernels.tile_rows + kernels.panel;
    Memory<Word> left(tiles.count * tile_words), right(places * panels * kernels.panel * depth);
    share(*this, tiles.count + places * panels, [&](int64_t part) {
        if (part < tiles.count) {
            kernels.pack_pointers(gradients.get(), depth, tiles.first(part), tiles.rows(part), kernels.tile_rows, c.outputs,
                                  left.get() + part * tile_words);
            return;
        }
        const int64_t panel = part - tiles.count, first = panel % panels * kernels.panel;
        kernels.pack_pointers(inputs.get() + panel / panels * padded, depth, first, std::min<int64_t>(kernels.panel, c.inputs - first),
                              kernels.panel, c.inputs, right.get() + panel * kernels.panel * depth);
    });

    Product product = {Left::packed, left.get(), tile_words, nullptr, 0, c.outputs, 1, depth,
                       right.get(), c.inputs, weight_gradient, places * c.inputs, true};
    const Parts parts(*this, product);
    share(*this, places * parts.count, [&](int64_t part) {
        const int64_t place = part / parts.count;
        Product at = product;
        at.right += place * panels * kernels.panel * depth;
        at.output = weight_gradient + place * c.inputs;
        parts.run(kernels, at, part % parts.count);
    });
}

namespace {

// (channels, places) to (places, channels).
class PlaceWeights : public Memory<float> {
public:
    PlaceWeights(const float* weights, int64_t channels, int64_t places) : Memory(channels * places) {
        for (int64_t i = 0; i < channels; i++) {
            for (int64_t place = 0; place < places; place++) get()[place * channels + i] = weights[i * places + place];
        }
    }
};

// For the pixels of a map what lies under each place in one image.
class ImagePlaces {
public:
    template <class Map>
    ImagePlaces(const Convolution& c, const Map& map, const void* source, int64_t source_pixels, int64_t pixel_bytes)
        : area(map.height() * map.width()), window_(c.places()), pixel_bytes_(pixel_bytes), image_bytes_(source_pixels * pixel_bytes),
          source_(static_cast<const char*>(source)), map_(area * window_), zeros_(c.inputs) {
        map_places(c, map, map_.get());
    }

    // As much memory as one image needs.
    class Pointers : public Memory<const void*> {
    public:
        Pointers(const ImagePlaces& places, int64_t image) : Memory(places.area * places.window_) {
            const char* start = places.source_ + image * places.image_bytes_;
            for (int64_t i = 0; i < places.area * places.window_; i++) {
                const int32_t pixel = places.map_.get()[i];
                get()[i] = pixel < 0 ? static_cast<const void*>(places.zeros_.get()) : start + pixel * places.pixel_bytes_;
            }
        }
    };

    const int64_t area;

private:
    const int64_t window_, pixel_bytes_, image_bytes_;
    const char* source_;
    Memory<int32_t> map_;
    Zeros zeros_;
};

template <class Map>
void filter(const Runner& runner, const Convolution& c, const Map& map, const void* from, int64_t from_pixels, const float* weights, void* to) {
    const int64_t channels = c.inputs, pixel_bytes = channels * runner.kernels.element_size;
    const ImagePlaces places(c, map, from, from_pixels, pixel_bytes);
    const PlaceWeights by_place(weights, channels, c.places());
    share(runner, c.images, [&](int64_t image) {
        const ImagePlaces::Pointers pointers(places, image);
        runner.kernels.depthwise({pointers.get(), static_cast<char*>(to) + image * places.area * pixel_bytes, by_place.get(), places.area,
                                  c.places(), channels});
    });
}

}  // namespace

void Runner::depthwise(const Convolution& c, const void* input, const float* weights, void* output) const {
    filter(*this, c, Forward{c}, input, c.height * c.width, weights, output);
}

void Runner::depthwise_input(const Convolution& c, const void* gradient, const float* weights, void* input_gradient) const {
    filter(*this, c, Backward{c}, gradient, c.output_height * c.output_width, weights, input_gradient);
}

void Runner::depthwise_weights(const Convolution& c, const void* input, const void* gradient, float* weight_gradient) const {
    const int64_t channels = c.inputs, window = c.places(), pixel_bytes = channels * kernels.element_size;
    const int64_t count = window * channels, step = shares(c.images, most_chunks), parts = shares(c.images, step);
    const ImagePlaces places(c, Forward{c}, input, c.height * c.width, pixel_bytes);
    const Zeros chunk_sums(parts * count);
    share(*this, parts, [&](int64_t chunk) {
        for (int64_t image = chunk * step; image < std::min(chunk * step + step, c.images); image++) {
            const ImagePlaces::Pointers pointers(places, image);
            char* from = const_cast<char*>(static_cast<const char*>(gradient)) + image * places.area * pixel_bytes;
            kernels.depthwise_weights({pointers.get(), from, nullptr, places.area, window, channels}, chunk_sums.get() + chunk * count);
        }
    });
    const Memory<float> sums(count);
    add_chunks(chunk_sums.get(), parts, count, sums.get());
    for (int64_t i = 0; i < channels; i++) {
        for (int64_t place = 0; place < window; place++) weight_gradient[i * window + place] = sums.get()[place * channels + i];
    }
}

void Runner::statistics(const void* input, int64_t rows, int64_t channels, double* mean, double* variance) const {
    // Distances from the first row: sums of squares of the values themselves would lose what a mean far from 0 covers.
    const Memory<float> origin(channels);
    kernels.average(input, 1, channels, origin.get());
    const int64_t count = chunks(kernels, rows, channels), step = shares(rows, count), parts = shares(rows, step);
    const Memory<float> chunk_sums(parts * 2 * channels);
    share_rows(*this, rows, count, [&](int64_t chunk, int64_t first, int64_t length) {
        kernels.norm_sums(static_cast<const char*>(input) + first * channels * kernels.element_size, length, channels, origin.get(),
                          chunk_sums.get() + chunk * 2 * channels);
    });
    const Memory<double> sums(2 * channels);
    add_chunks(chunk_sums.get(), parts, 2 * channels, sums.get());
    for (int64_t i = 0; i < channels; i++) {
        const double distance = sums.get()[i] / static_cast<double>(rows);
        mean[i] = origin.get()[i] + distance;
        // max(NaN, 0) would be 0: a NaN must stay one.
        const double spread = sums.get()[channels + i] / static_cast<double>(rows) - distance * distance;
        variance[i] = spread < 0 ? 0 : spread;
    }
}

void Runner::norm(const Norm& norm, int64_t rows) const {
    const int64_t count = 2 * chunks(kernels, rows, norm.channels);
    share_rows(*this, rows, std::min(count, rows), [&](int64_t, int64_t first, int64_t length) { kernels.norm(norm, first, length); });
}

void Runner::norm_sums(const NormGradient& norm, int64_t rows, double* sums) const {
    const int64_t count = chunks(kernels, rows, norm.channels), parts = shares(rows, shares(rows, count));
    const Memory<float> chunk_sums(parts * 2 * norm.channels);
    share_rows(*this, rows, count, [&](int64_t chunk, int64_t first, int64_t length) {
        kernels.norm_gradient_sums(norm, first, length, chunk_sums.get() + chunk * 2 * norm.channels);
    });
    add_chunks(chunk_sums.get(), parts, 2 * norm.channels, sums);
}

void Runner::norm_gradient(const NormGradient& norm, int64_t rows) const {
    const int64_t count = 2 * chunks(kernels, rows, norm.channels);
    share_rows(*this, rows, std::min(count, rows), [&](int64_t, int64_t first, int64_t length) { kernels.norm_gradient(norm, first, length); });
}

void Runner::average(const void* input, int64_t images, int64_t rows, int64_t channels, float* output) const {
    const char* start = static_cast<const char*>(input);
    share(*this, images, [&](int64_t image) {
        kernels.average(start + image * rows * channels * kernels.element_size, rows, channels, output + image * channels);
    });
}

void Runner::spread(const float* gradient, int64_t images, int64_t rows, int64_t channels, void* output) const {
    char* start = static_cast<char*>(output);
    share(*this, images, [&](int64_t image) {
        kernels.spread(gradient + image * channels, rows, channels, start + image * rows * channels * kernels.element_size);
    });
}

}  // namespace training
}  // namespace ht
