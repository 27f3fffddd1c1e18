# Takes "who.recipe.batch value" lines, sorted by name and value, and prints the medians as a table with ratios, and how far each recipe is from the machine's rates.
function median(name,    n) { n = count[name]; return !n ? 0 : n % 2 ? value[name, (n + 1) / 2] : (value[name, n / 2] + value[name, n / 2 + 1]) / 2 }
function number(x) { return !x ? "" : sprintf(x < 100 ? "%.1f" : "%.0f", x) }
function ratio(ours, theirs) { return !ours || !theirs ? "" : sprintf("%.2f", ours / theirs) }
function best(a, b) { return a > b ? a : b }
{ value[$1, ++count[$1]] = $2 }
END {
    print "| recipe | batch | here | here, float32 | PyTorch | ratio | PyTorch, tuned | ratio | here waits for images | PyTorch over the other program |"
    print "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    n = split(recipes, recipe, " "); m = split(batches, batch, " ")
    for (j = 1; j <= m; j++) for (i = 1; i <= n; i++) {
        key = recipe[i] "." batch[j]; ours = median("ours-Auto." key); plain = median("plain." key); tuned = median("tuned." key)
        printf "| %s | %s | %s | %s | %s | %s | %s | %s | %.1f %% | %s |\n", recipe[i], batch[j], number(ours), number(median("ours-Float32." key)), number(plain),
            ratio(ours, plain), number(tuned), ratio(ours, tuned), 100 * median("waited-Auto." key), ratio(plain, median("baseline." key))
    }
    print ""
    float = best(median("limit.product.Float32"), median("limit.convolution.Float32")); half = best(median("limit.product.BFloat16"), median("limit.convolution.BFloat16"))
    printf "Billion multiply-adds a second: matrix product %.0f in float32 and %.0f in bfloat16, 3×3 convolution %.0f and %.0f.\n\n", median("limit.product.Float32"),
        median("limit.product.BFloat16"), median("limit.convolution.Float32"), median("limit.convolution.BFloat16")
    print "| recipe | million multiply-adds per image | of them frozen | images/s at the float32 rate | reached, float32 | images/s at the bfloat16 rate | reached |"
    print "| --- | --- | --- | --- | --- | --- | --- |"
    for (i = 1; i <= n; i++) {
        work = median("work." recipe[i]); key = recipe[i] "." batch[1]
        if (work) printf "| %s | %.1f | %.1f | %.0f | %.0f %% | %.0f | %.0f %% |\n", recipe[i], work, median("frozen." recipe[i]), 1e3 * float / work,
            100 * median("ours-Float32." key) / (1e3 * float / work), 1e3 * half / work, 100 * median("ours-Auto." key) / (1e3 * half / work)
    }
}
