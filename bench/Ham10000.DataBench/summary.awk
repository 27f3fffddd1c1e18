# Takes "name value" lines, sorted by name and value, and prints the median of each name with its range, and the ratios.
function median(name,    n) { n = count[name]; return n % 2 ? value[name, (n + 1) / 2] : (value[name, n / 2] + value[name, n / 2 + 1]) / 2 }
function row(what, name, unit) {
    if (count[name]) printf "%-64s %10.1f %-9s (%.1f to %.1f, %d runs)\n", what, median(name), unit, value[name, 1], value[name, count[name]], count[name]
}
function ratio(what, above, below) {
    if (count[above] && count[below]) printf "%-64s %10.2f\n", what, median(above) / median(below)
}
{ value[$1, ++count[$1]] = $2 }
END {
    row("decode, 1 thread", "ours.decode.1", "images/s")
    row("decode, Pillow, 1 process", "pillow.decode.1", "images/s")
    row("decode, libjpeg-turbo from C, 1 process", "turbo.decode.1", "images/s")
    row("decode alone, libjpeg-turbo from C, 2 processes: its limit", "turbo.decode.2", "images/s")
    row("build of the 100×125 store, 2 threads", "ours.build.2", "images/s")
    row("the same work, DataLoader with Pillow, 2 workers", "loader.build.2", "images/s")
    row("augmented, normalised batches of 32, 1 thread", "ours.batches.1", "images/s")
    row("augmented, normalised batches of 32, 2 threads", "ours.batches.2", "images/s")
    row("the same work, DataLoader with torchvision, 2 workers", "loader.batches.2", "images/s")
    row("bytes allocated per batch, 1 thread", "ours.bytes-per-batch.1", "bytes")
    row("bytes allocated per batch, 2 threads", "ours.bytes-per-batch.2", "bytes")
    row("images of the finished store that is opened", "ours.open-images", "images")
    row("opening it", "ours.open-ms", "ms")
    row("peak resident memory, building a store of 1,000", "ours.peak-mib.1000", "MiB")
    row("peak resident memory, building a store of 4,000", "ours.peak-mib.4000", "MiB")
    ratio("decode, ratio to Pillow", "ours.decode.1", "pillow.decode.1")
    ratio("decode, ratio to libjpeg-turbo from C", "ours.decode.1", "turbo.decode.1")
    ratio("store build, ratio to the DataLoader", "ours.build.2", "loader.build.2")
    ratio("store build, ratio to libjpeg-turbo's limit for decoding alone", "ours.build.2", "turbo.decode.2")
    ratio("batches, 1 thread, ratio to the DataLoader's 2 workers", "ours.batches.1", "loader.batches.2")
    ratio("batches, 2 threads, ratio to the DataLoader's 2 workers", "ours.batches.2", "loader.batches.2")
}
