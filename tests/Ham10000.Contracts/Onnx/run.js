// Runs an ONNX file and prints what it gives, one line of JSON per run; a file with several inputs takes as many tensors per run.
// Usage: node run.js ONNXRUNTIME-FOLDER MODEL (TYPE SHAPE FILE)...   TYPE float32 or uint8, SHAPE like 2,3,40,36, FILE raw numbers
const fs = require('fs');
const [folder, path, ...inputs] = process.argv.slice(2);
const ort = require(folder);

async function main() {
    const session = await ort.InferenceSession.create(path, { intraOpNumThreads: 1 });
    for (let i = 0; i < inputs.length;) {
        const feeds = {};
        for (const input of session.inputNames) {
            const [type, shape, file] = inputs.slice(i, i + 3);
            const bytes = new Uint8Array(fs.readFileSync(file));
            const values = type === 'uint8' ? bytes : new Float32Array(bytes.buffer);
            feeds[input] = new ort.Tensor(type, values, shape.split(',').map(Number));
            i += 3;
        }
        const result = await session.run(feeds);
        const name = session.outputNames[0];
        console.log(JSON.stringify({ name, shape: result[name].dims, values: Array.from(result[name].data) }));
    }
}

main().catch(error => {
    console.error(error.message);
    process.exit(1);
});
