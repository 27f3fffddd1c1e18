using Ham10000.Dataset;
using Ham10000.Models;
using Ham10000.Training;
using Ham10000.Training.Internals;

namespace Ham10000.SoakBench;

/// <summary>Damages a checkpoint of MobileNet in every range, one after the other.</summary>
internal static class DamageSoak
{
    internal static int Run(string folder, int ranges)
    {
        var run = Path.Combine(folder, "damage");
        if (Directory.Exists(run))
        {
            Directory.Delete(run, recursive: true);
        }

        using (var data = HamDataset.Open(SmallFit.Images(folder)))
        {
            var split = data.Split(SplitOptions.ByLesion(train: 0.6, validation: 0.2, test: 0.2, seed: 1));
            using var model = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.Random).Input(64, 64).GlobalAveragePooling().Dropout(0.3).Dense(7).Build(1);
            Trainer.Fit(model, split.Train, null, new TrainingOptions { Epochs = 1, Checkpoints = new CheckpointOptions { Folder = run } });
        }

        var path = Directory.GetFiles(run, "checkpoint-*").Single();
        var length = new FileInfo(path).Length;
        var random = new Random(1);
        var undetected = 0;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            for (var range = 0; range < ranges; range++)
            {
                var position = random.NextInt64(length * range / ranges, Math.Max((length * range / ranges) + 1, length * (range + 1) / ranges));
                var bit = (byte)(1 << random.Next(8));
                Flip(file, position, bit);
                undetected += Checkpoint.IsWhole(path) ? 1 : 0;
                Flip(file, position, bit);
            }

            Console.WriteLine($"{Path.GetFileName(path)}, {length:N0} bytes: a bit flipped in each of {ranges} ranges, {undetected} undetected; afterwards it is {(Checkpoint.IsWhole(path) ? "whole" : "DAMAGED")}");
            for (var range = ranges - 1; range >= 0; range--)
            {
                file.SetLength(length * range / ranges);
                undetected += Checkpoint.IsWhole(path) ? 1 : 0;
            }
        }

        Console.WriteLine($"cut off at the start of each of {ranges} ranges; {undetected} undetected in all");
        return undetected == 0 ? 0 : 1;
    }

    private static void Flip(FileStream file, long position, byte bit)
    {
        file.Position = position;
        var value = (byte)file.ReadByte();
        file.Position = position;
        file.WriteByte((byte)(value ^ bit));
        file.Flush();
    }
}
