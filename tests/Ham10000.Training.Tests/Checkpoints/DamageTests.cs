using Ham10000.Models;
using Ham10000.Training.Internals;

namespace Ham10000.Training.Tests.Checkpoints;

[Collection(TorchTests.Name)]
public class DamageTests(SmallSample sample)
{
    private const string Reason = "its checksum does not match its content, so it was damaged or cut short.";

    [Fact]
    public void Open_EveryByteFlippedOrCutOffInTurn_IsDetected()
    {
        using var folder = new TemporaryFolder();
        RunTwoEpochs(folder["run"], tiny: true).Dispose();
        var path = CheckpointFolder.Files(folder["run"])[1];
        var bytes = File.ReadAllBytes(path);
        Checkpoint.IsWhole(path).Should().BeTrue("else the test could not tell");
        var undetected = new List<string>();

        using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                Replace(file, i, (byte)(bytes[i] ^ (1 << (i % 8))));
                if (Checkpoint.IsWhole(path))
                {
                    undetected.Add($"flipped {i}");
                }

                Replace(file, i, bytes[i]);
            }

            Checkpoint.IsWhole(path).Should().BeTrue("all are as they were");
            for (var length = bytes.Length - 1; length >= 0; length -= length > bytes.Length - 64 || length < 64 ? 1 : 61)
            {
                file.SetLength(length);
                if (Checkpoint.IsWhole(path))
                {
                    undetected.Add($"cut to {length}");
                }
            }
        }

        File.WriteAllBytes(path, [.. bytes, 0]);
        Checkpoint.IsWhole(path).Should().BeFalse("a byte was added");
        undetected.Should().BeEmpty();
    }

    [Fact]
    public void Resume_LastCheckpointDamaged_NamesItAndGoesOnFromTheOneBefore()
    {
        using var folder = new TemporaryFolder();
        var options = SmallSample.Options with { Epochs = 3 };
        using var undisturbed = SmallSample.Model();
        Trainer.Fit(undisturbed, sample.Split.Train, null, options);
        RunTwoEpochs(folder["run"]).Dispose();
        File.Delete(folder["run", CheckpointFolder.FinishedName]);
        var last = CheckpointFolder.Files(folder["run"])[0];
        Flip(last);

        using var resumed = Trainer.Resume(folder["run"], sample.Split.Train, null, options);

        var before = folder["run", "checkpoint-00001-0000000.safetensors"];
        resumed.History.Warnings.Should().Equal($"The checkpoint '{last}' cannot be used: {Reason} The fit goes on from '{before}', the one before it.");
        KilledFit.WeightsOf(resumed.Model).Should().Be(KilledFit.WeightsOf(undisturbed));
        File.Exists(last + ".damaged").Should().BeTrue("it is put aside, so that it is not met again");
    }

    [Fact]
    public void Resume_NoCheckpointWhole_NamesEachWithItsFault()
    {
        using var folder = new TemporaryFolder();
        RunTwoEpochs(folder["run"]).Dispose();
        var files = CheckpointFolder.Files(folder["run"]);
        files.Should().HaveCount(3);
        foreach (var file in files)
        {
            Flip(file);
        }

        var act = () => Trainer.Resume(folder["run"], sample.Split.Train, null, SmallSample.Options);

        act.Should().Throw<ModelFormatException>().WithMessage($"No checkpoint in '{folder["run"]}' can be used:\n- '{files[0]}': {Reason}\n- '{files[1]}': {Reason}\n- '{files[2]}': {Reason}\n"
            + "Start the fit anew in another folder, or put a copy of a checkpoint back.");
        CheckpointFolder.Files(folder["run"]).Should().Equal(files, "nothing is moved where nothing is left to go on from");
    }

    [Fact]
    public void Load_OfACheckpoint_GivesItsModel()
    {
        using var folder = new TemporaryFolder();
        using var model = RunTwoEpochs(folder["run"]);

        using var loaded = ImageModel.Load(CheckpointFolder.Files(folder["run"])[1]);

        KilledFit.WeightsOf(loaded).Should().Be(KilledFit.WeightsOf(model));
        loaded.Labels.Should().Be(sample.Split.Labels);
    }

    [Fact]
    public void Load_OfADamagedCheckpoint_IsRefused()
    {
        using var folder = new TemporaryFolder();
        RunTwoEpochs(folder["run"]).Dispose();
        var path = CheckpointFolder.Files(folder["run"])[1];
        Flip(path);

        var act = () => ImageModel.Load(path);

        act.Should().Throw<ModelFormatException>().WithMessage($"{path} is a checkpoint whose checksum does not match its content, so it was damaged or cut short. Use the one before it.");
    }

    private ImageModel RunTwoEpochs(string folder, bool tiny = false)
    {
        var model = tiny ? ModelBuilder.FromInput(24, 30).GlobalAveragePooling().Dense(7).Build(1) : SmallSample.Model();
        Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Checkpoints = new CheckpointOptions { Folder = folder } });
        return model;
    }

    private static void Flip(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Position = file.Length - 100;
        var value = (byte)file.ReadByte();
        Replace(file, file.Length - 100, (byte)(value ^ 1));
    }

    private static void Replace(FileStream file, long position, byte value)
    {
        file.Position = position;
        file.WriteByte(value);
        file.Flush();
    }
}
