using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>200,000 damaged files: each is refused or is read as it stands, within a small multiple of its size in memory.</summary>
public sealed class SafetensorsFuzzTests : TorchTest, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder["mutated.safetensors"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_150000MutatedFiles_AreRefusedOrReadInFull()
    {
        SafetensorsWriter.Write(FilePath,
            [
                RawSafetensors.Block("conv.weight", SafetensorsType.F32, [2, 3], [.. Enumerable.Range(0, 24).Select(i => (byte)i)]),
                RawSafetensors.Block("conv.mask", SafetensorsType.Bool, [3], 1, 0, 1),
                RawSafetensors.Block("steps", SafetensorsType.I64, [], 9, 0, 0, 0, 0, 0, 0, 0),
                RawSafetensors.Block("half", SafetensorsType.F16, [0, 4]),
            ],
            new Dictionary<string, string> { ["spec"] = "{\"a\":[1,2]}" });
        ShouldBeRefusedOrUsed(150_000, allowance: 10_000, mutated =>
        {
            using var file = SafetensorsFile.Open(FilePath);
            var start = mutated.Length - file.Entries.Sum(e => e.ByteCount);
            foreach (var entry in file.Entries)
            {
                if (!file.Read(entry.Name).AsSpan().SequenceEqual(mutated.Slice((int)(start + entry.Begin), (int)entry.ByteCount)))
                {
                    throw new InvalidOperationException($"{entry} was not read as it stands.");
                }
            }
        });
    }

    [Fact]
    public void LoadModel_25000MutatedFiles_AreRefusedOrGiveTheModelThatTheyHold()
    {
        using (var model = SmallModels.Trained(seed: 3))
        {
            model.TrainingSummary = new TrainingSummary();
            model.Save(FilePath);
        }

        ShouldBeRefusedOrUsed(25_000, allowance: 250_000, _ =>
        {
            using var model = ImageModel.Load(FilePath);
            ShouldHold(model, FilePath);
        });
    }

    [Fact]
    public void LoadWeights_24000MutatedFiles_AreRefusedOrLoadedAsTheyStand()
    {
        using var network = nn.Sequential(("fc", nn.Linear(3, 2)), ("bn", nn.BatchNorm1d(2)));
        Safetensors.Write(FilePath, network.state_dict());
        ShouldBeRefusedOrUsed(24_000, allowance: 30_000, _ =>
        {
            if (WeightLoader.Load(network, FilePath).Unexpected.Count == 0)
            {
                ShouldHold(network, FilePath);
            }
        });
    }

    [Fact]
    public void BuildFromFile_1000MutatedFiles_AreRefusedOrLoadedAsTheyStand()
    {
        var builder = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.FromFile(FilePath)).WidthMultiplier(0.25)
            .Input(32, 32).GlobalAveragePooling().Dense(7);
        using (var network = BackboneCatalogue.Of(builder.Spec.Backbone!).Create())
        {
            FormulaFill.Fill(network, key => key);
            Safetensors.Write(FilePath, network.state_dict());
        }

        ShouldBeRefusedOrUsed(1000, allowance: 2_000_000, _ => builder.Build(seed: 1).Dispose());
    }

    private static void ShouldHold(nn.Module module, string path)
    {
        using var scope = NewDisposeScope();
        using var file = SafetensorsFile.Open(path);
        foreach (var (key, tensor) in module.state_dict())
        {
            if (file.Find(key) is { } entry && entry.Type.ToTorch() == tensor.dtype
                && !file.Read(key).AsSpan().SequenceEqual(tensor.detach().contiguous().bytes))
            {
                throw new InvalidOperationException($"{entry} was not loaded as it stands.");
            }
        }
    }

    private void ShouldBeRefusedOrUsed(int count, int allowance, Use use)
    {
        var mutator = new FileMutator(File.ReadAllBytes(FilePath));
        var (refused, used, most) = (0, 0, 0L);
        for (var seed = 0; seed < count; seed++)
        {
            var mutated = mutator.Write(FilePath, seed);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                use(mutated);
                used++;
            }
            catch (ModelFormatException)
            {
                refused++;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed} gave {e.GetType().Name}: {e.Message}", e);
            }

            var taken = GC.GetAllocatedBytesForCurrentThread() - before - (10 * mutated.Length);
            most = Math.Max(most, taken);
        }

        most.Should().BeLessThan(allowance, "no damage may make memory grow beyond ten times the file and what a whole one takes");
        (refused + used).Should().Be(count);
        refused.Should().BeGreaterThan(count / 2);
        used.Should().BeGreaterThan(count / 500, "some damage leaves a file that can be used");
    }

    private delegate void Use(ReadOnlySpan<byte> mutated);
}
