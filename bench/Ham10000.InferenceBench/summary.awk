# Takes "who.threads.network.what value" lines, sorted by name and value, and prints the medians as a table with ratios to PyTorch's and
# ONNX Runtime's. A ratio above 1 is in favour of this library.
function median(name,    n) { n = count[name]; return !n ? 0 : n % 2 ? value[name, (n + 1) / 2] : (value[name, n / 2] + value[name, n / 2 + 1]) / 2 }
function ratio(ours, theirs, higher) { return !ours || !theirs ? "" : sprintf("%.2f", higher ? ours / theirs : theirs / ours) }
function number(x) { return !x ? "" : sprintf(x < 100 ? "%.2f" : "%.0f", x) }
function row(title, threads, network, what, higher,    key, ours, torch, onnx) {
    key = threads "." network "." what
    ours = median("ours." key); torch = median("torch." key); onnx = median("onnx." key)
    if (ours) printf "| %s | %d | %s | %s | %s | %s | %s |\n", title, threads, number(ours), number(torch), ratio(ours, torch, higher), number(onnx), ratio(ours, onnx, higher)
}
{ value[$1, ++count[$1]] = $2 }
END {
    print "| work | threads | here | PyTorch | ratio | ONNX Runtime | ratio |"
    print "| --- | --- | --- | --- | --- | --- | --- |"
    for (t = 1; t <= 2; t++) row("MobileNet, one image, JPEG bytes to probabilities, ms", t, "MobileNet", "jpeg-ms", 0)
    for (t = 1; t <= 2; t++) row("MobileNet, one image, the network alone, ms", t, "MobileNet", "image-ms", 0)
    split("NeuralNetwork Cnn MobileNet ResNet50 DenseNet121 MobileNetEnhanced", networks, " ")
    for (i = 1; i <= 6; i++) for (t = 1; t <= 2; t++) row(networks[i] ", batches of 32 in memory, images/s", t, networks[i], "images/s", 1)
    for (i = 1; i <= 6; i++) for (t = 1; t <= 2; t++) row(networks[i] ", evaluation, images/s", t, networks[i], "evaluated/s", 1)
}
