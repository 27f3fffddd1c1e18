# Takes "name value" lines, sorted by name and value, and prints the median of each name with its range, and the ratios.
function median(name,    n) { n = count[name]; return n % 2 ? value[name, (n + 1) / 2] : (value[name, n / 2] + value[name, n / 2 + 1]) / 2 }
function row(what, name, unit) {
    if (count[name]) printf "%-72s %10.1f %-4s (%.1f to %.1f, %d runs)\n", what, median(name), unit, value[name, 1], value[name, count[name]], count[name]
}
function ratio(what, above, below) {
    if (count[above] && count[below]) printf "%-72s %10.0f\n", what, median(above) / median(below)
}
function memory(images,    tenth) {
    if (!count["memory." images ".images"]) return
    printf "memory of %d images, KiB: managed %d to %d; own resident at the start %d", images, median("memory." images ".managed-kib.start"), median("memory." images ".managed-kib.end"), median("memory." images ".resident-kib.start")
    for (tenth = 10; tenth <= 100; tenth += 10) printf ", %d", median("memory." images ".resident-kib." sprintf("%03d", tenth))
    printf "; predictions %d\n", median("memory." images ".predictions-kib")
    printf "live tensors: %d at the start", median("memory." images ".tensors.start")
    for (tenth = 10; tenth <= 100; tenth += 10) printf ", %d", median("memory." images ".tensors." sprintf("%03d", tenth))
    printf "\n"
}
{ value[$1, ++count[$1]] = $2 }
END {
    for (threads = 1; threads <= 2; threads++) {
        row("balanced accuracy, 10,000 draws, " threads " thread(s)", "ours.balanced-10000.ms." threads, "ms")
        row("every score, 2,000 draws, " threads " thread(s)", "ours.all-2000.ms." threads, "ms")
        row("every score, 2,000 draws, corrected, " threads " thread(s)", "ours.all-2000-corrected.ms." threads, "ms")
        row("any metric (log loss), 2,000 draws, " threads " thread(s)", "ours.metric-2000.ms." threads, "ms")
    }
    row("balanced accuracy, 10,000 draws, 1 thread, processor time", "ours.balanced-10000.cpu.1", "ms")
    row("balanced accuracy, 10,000 draws, NumPy, processor time", "numpy.balanced-10000.cpu", "ms")
    row("balanced accuracy, 10,000 draws, scikit-learn, processor time", "sklearn.balanced-10000.cpu", "ms")
    row("every score, 2,000 draws, 1 thread, processor time", "ours.all-2000.cpu.1", "ms")
    row("every score but calibration, 2,000 draws, scikit-learn, processor time", "sklearn.all-2000.cpu", "ms")
    row("allocated by balanced accuracy, 2 threads", "ours.balanced-10000.kib.2", "KiB")
    row("allocated by every score, 2 threads", "ours.all-2000.kib.2", "KiB")
    row("allocated by any metric, 2 threads", "ours.metric-2000.kib.2", "KiB")
    ratio("balanced accuracy, processor time of NumPy over ours", "numpy.balanced-10000.cpu", "ours.balanced-10000.cpu.1")
    ratio("balanced accuracy, processor time of scikit-learn over ours", "sklearn.balanced-10000.cpu", "ours.balanced-10000.cpu.1")
    ratio("every score, processor time of scikit-learn over ours", "sklearn.all-2000.cpu", "ours.all-2000.cpu.1")
    memory(1000)
    memory(10000)
}
