// Runs exported files in ONNX Runtime, beside which InferenceBench is measured.
// Usage: node compare.js ONNXRUNTIME-FOLDER MODELS THREADS NETWORK...   prints "onnx.THREADS.NETWORK.WHAT VALUE", as compare.py does
const path = require('path');
const [folder, models, threads, ...networks] = process.argv.slice(2);
const ort = require(folder);
const height = 100, width = 125, batch = 32, seconds = 1;

function images(count) {
    const values = new Float32Array(count * 3 * height * width);
    for (let i = 0; i < values.length; i++) {
        values[i] = (i * 7919 % 1000) / 250 - 2;
    }

    return new ort.Tensor('float32', values, [count, 3, height, width]);
}

async function medianSeconds(session, count) {
    const feeds = { [session.inputNames[0]]: images(count) };
    const times = [];
    for (const start = performance.now(); times.length < 5 || performance.now() - start < seconds * 1000;) {
        const before = performance.now();
        await session.run(feeds);
        times.push((performance.now() - before) / 1000);
    }

    const kept = times.slice(Math.floor(times.length / 5)).sort((a, b) => a - b);
    return kept[Math.floor(kept.length / 2)];
}

async function main() {
    for (const network of networks) {
        const session = await ort.InferenceSession.create(path.join(models, `${network}.onnx`), { intraOpNumThreads: Number(threads), interOpNumThreads: 1 });
        const figures = { 'image-ms': 1e3 * await medianSeconds(session, 1), 'images/s': batch / await medianSeconds(session, batch) };
        for (const [what, value] of Object.entries(figures)) {
            console.log(`onnx.${threads}.${network}.${what} ${value.toFixed(3)}`);
        }
    }
}

main().catch(error => {
    console.error(error.message);
    process.exit(1);
});
