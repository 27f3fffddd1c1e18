namespace Ham10000.Models.Tests;

/// <summary>Freezing as a value.</summary>
public sealed class FreezingSpecTests
{
    private static readonly ModelBuilder Builder = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.ImageNet).GlobalAveragePooling().Dense(9).Dense(7);

    [Fact]
    public void ToJson_OfFreezingByName_IsReadableAndReadsBack()
    {
        var spec = Builder.TrainFrom("conv_pw_10").Freeze("blocks.4.1", "dense").Train("conv1").Spec;
        spec.ToJson().Should().Be(
            """{"name":"MobileNet","height":100,"width":125,"backbone":{"network":"MobileNet","pretrained":true},"layers":[{"type":"globalAveragePooling"},"""
            + """{"type":"dense","units":9,"activation":"None","l2":0,"initializer":"GlorotUniform"},"""
            + """{"type":"dense","units":7,"activation":"None","l2":0,"initializer":"GlorotUniform"}],"freezing":{"trainFrom":"conv_pw_10","changes":["""
            + """{"name":"blocks.4.1","trained":false},{"name":"dense","trained":false},{"name":"conv1","trained":true}]}}""");
        var copy = ModelSpec.FromJson(spec.ToJson());
        copy.Should().Be(spec);
        copy.GetHashCode().Should().Be(spec.GetHashCode());
        copy.Should().NotBe(Builder.TrainFrom("conv_pw_10").Spec);
    }

    [Theory]
    [InlineData("conv_pw_10", "blocks.4.1", "  MobileNet, pretrained|  trained from conv_pw_10, frozen blocks.4.1")]
    [InlineData(null, "dense", "  MobileNet, pretrained, last 23 layers trained|  frozen dense")]
    [InlineData("dense", null, "  MobileNet, pretrained|  trained from dense")]
    [InlineData(null, null, "  MobileNet, pretrained, last 23 layers trained|  Dense(7)")]
    public void ToString_OfAFrozenModel_SaysWhat(string? from, string? frozen, string lines)
    {
        var builder = from is null ? Builder.TrainLast(23) : Builder.TrainFrom(from);
        builder = frozen is null ? builder : builder.Freeze(frozen);
        var text = builder.Spec.ToString().Split(Environment.NewLine);
        $"{text[1]}|{text[^1]}".Should().Be(lines);
    }

    [Fact]
    public void ToString_OfARandomStart_SaysThatTheBackboneIsTrainedWhole() =>
        ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.Random).GlobalAveragePooling().Dense(7).Freeze("blocks.4").Spec.ToString()
            .Should().Be(string.Join(Environment.NewLine, "MobileNet, images 100×125", "  MobileNet, random start, all layers trained", "  GlobalAveragePooling()",
                "  Dense(7)", "  frozen blocks.4 (a backbone that starts at random is trained whole)"));

    [Fact]
    public void Steps_ThatStartAnew_ForgetNames()
    {
        var named = Builder.TrainFrom("conv_pw_10").Freeze("dense");
        named.TrainAll().Spec.Should().Be(Builder.Spec);
        named.TrainLast(23).Spec.Should().Be(Builder.TrainLast(23).Spec);
        named.FreezeBackbone().Spec.Should().Be(Builder.TrainLast(0).Spec);
        Builder.TrainLast(23).TrainFrom("dense").Spec.Should().Be(Builder.TrainFrom("dense").Spec);
    }

    [Fact]
    public void Changes_ThatUndoEachOther_LeaveNothingBehind()
    {
        Builder.Freeze("dense").Train("dense").Spec.Should().Be(Builder.Spec);
        Builder.Freeze("blocks.4").Freeze("blocks.4.1").Spec.Should().Be(Builder.Freeze("blocks.4").Spec);
        Builder.TrainLast(23).Freeze("conv1").Spec.Should().Be(Builder.TrainLast(23).Spec);
        Builder.Freeze("blocks.4").Train("blocks.4.1").Freeze("dense").Train("dense").Spec.Freezing!.Changes
            .Should().Equal(new FreezingChange("blocks.4", Trained: false), new FreezingChange("blocks.4.1", Trained: true));
    }

    [Fact]
    public void TrainAll_WithoutABackbone_ThawsTheLayers()
    {
        var builder = ModelBuilder.FromInput().Flatten().Dense(7);
        builder.Freeze("dense").TrainAll().Spec.Should().Be(builder.Spec);
    }

    [Theory]
    [InlineData("""{"changes":null}""")]
    [InlineData("""{"changes":[null]}""")]
    [InlineData("""{"changes":[{"name":null,"trained":true}]}""")]
    [InlineData("""{"changes":[{"name":"dense"}]}""")]
    [InlineData("""{"changes":[],"more":1}""")]
    [InlineData("""[]""")]
    public void FromJson_OfSomethingElse_IsRefused(string freezing) => ((Action)(() => ModelSpec.FromJson(
        $$"""{"name":"M","height":8,"width":8,"layers":[{"type":"flatten"}],"freezing":{{freezing}}}"""))).Should().ThrowExactly<ModelFormatException>();
}
