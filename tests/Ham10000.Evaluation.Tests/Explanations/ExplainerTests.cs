using Ham10000.Contracts;
using Ham10000.Dataset;
using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Evaluation.Tests;

[Collection(TorchTests.Name)]
public sealed class ExplainerTests(SmallSample sample)
{
    [Fact]
    public void Explain_AnImageAFileAndAnIndex_SayTheSame()
    {
        using var model = sample.Model();
        var record = sample.Split.Test.Records[3];

        var (ofImage, ofFile, ofIndex) = (Explainer.Explain(model, ImageDecoder.Decode(record.ImagePath)), Explainer.Explain(model, record.ImagePath), Explainer.Explain(model, sample.Split.Test, 3));

        ofFile.Map.Values.ToArray().Should().Equal(ofImage.Map.Values.ToArray());
        ofIndex.Map.Values.ToArray().Should().Equal(ofImage.Map.Values.ToArray());
        (ofFile.ToString(), ofIndex.ToString()).Should().Be((ofImage.ToString(), ofImage.ToString()));
        ofImage.ToString().Should().MatchRegex(@"^\w+ \(\d+\.\d.%\) by Grad-CAM of batch_normalization$");
    }

    [Fact]
    public void Explain_SaysThePredictionThatEvaluationMakes_AtTheTemperature()
    {
        using var model = sample.Model();
        model.Calibration = new ModelCalibration { Temperature = 0.5 };
        var set = sample.Split.Test;
        var predictions = Evaluator.Measure(model, set, sample.Options).Predictions;

        var found = Explainer.Explain(model, set, [.. Enumerable.Range(0, set.Count)], new ExplanationOptions { BatchSize = 5 });

        found.Select(explanation => explanation.ClassName).Should().Equal(predictions.PredictedClasses.ToArray().Select(index => set.Labels.ClassNames[index]));
        found.Select((explanation, i) => Math.Abs(explanation.Probability - predictions.ProbabilitiesOf(i)[predictions.PredictedClasses[i]])).Max().Should().BeLessThan(1e-5);
    }

    [Fact]
    public void Map_OfTheLogit_DoesNotDependOnTheTemperature_AndThatOfTheProbabilityDoes()
    {
        using var model = sample.Model();
        float[] Map(double temperature, ExplainedScore score)
        {
            model.Calibration = new ModelCalibration { Temperature = temperature };
            return Explainer.Explain(model, sample.Split.Test, 0, new ExplanationOptions { Score = score }).Map.Values.ToArray();
        }

        Map(2, ExplainedScore.Logit).Should().Equal(Map(1, ExplainedScore.Logit));
        Map(2, ExplainedScore.Probability).Should().NotEqual(Map(1, ExplainedScore.Probability));
        Map(1, ExplainedScore.Probability).Should().NotEqual(Map(1, ExplainedScore.Logit));
    }

    [Fact]
    public void Explain_TheTrueOrANamedClass_ExplainsThat()
    {
        using var model = sample.Model();
        var set = sample.Split.Test;
        int[] indices = [.. Enumerable.Range(0, set.Count)];
        Explainer.Explain(model, set, indices, new ExplanationOptions { Class = ExplainedClass.Actual }).Select(explanation => explanation.ClassName)
            .Should().Equal(indices.Select(index => set.Labels.ClassNames[set.LabelOf(index)]));
        Explainer.Explain(model, set, indices, new ExplanationOptions { Class = ExplainedClass.Named("mel") }).Should().OnlyContain(explanation => explanation.ClassName == "mel");
    }

    [Fact]
    public void Maps_DoNotDependOnWhatElseIsInTheBatch()
    {
        using var model = sample.Model();
        int[] indices = [0, 4, 2, 6, 1];
        var alone = Explainer.Explain(model, sample.Split.Test, indices, new ExplanationOptions { BatchSize = 1 });
        var together = Explainer.Explain(model, sample.Split.Test, indices, new ExplanationOptions { BatchSize = 4 });
        for (var i = 0; i < indices.Length; i++)
        {
            var largest = alone[i].Map.Maximum;
            together[i].Map.Values.ToArray().Should().Equal(alone[i].Map.Values.ToArray(), (a, b) => Math.Abs(a - b) <= 1e-5f * largest);
        }
    }

    [Fact]
    public void Patients_GoToAModelThatJoinsThem()
    {
        using var model = ModelBuilder.FromInput(24, 30).Conv2d(4, activation: Activation.Relu).GlobalAveragePooling().JoinPatient(8, Activation.Tanh).Dense(6, Activation.Tanh).Dense(7).Build(seed: 5);
        model.SetTask(sample.Split.Labels, sample.Fitted, PatientEncoder.Fit(sample.Split.Train));
        var record = sample.Split.Test.Records[1];

        var ofSet = Explainer.Explain(model, sample.Split.Test, 1);
        var (known, unknown) = (Explainer.Explain(model, record.ImagePath, patient: PatientFacts.Of(record)), Explainer.Explain(model, record.ImagePath));

        ofSet.Map.Values.ToArray().Should().Equal(known.Map.Values.ToArray()).And.NotEqual(unknown.Map.Values.ToArray());
        Explainer.Explain(model, sample.Split.Test, 1, new ExplanationOptions { Method = ExplanationMethod.Occlusion }).Probability.Should().BeApproximately(known.Probability, 1e-6);
        FluentActions.Invoking(() => Explainer.Explain(model, record.ImagePath, patient: new PatientFacts { Sex = "x" })).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Patients_AreRefusedByAModelOfImagesAlone()
    {
        using var model = sample.Model();
        FluentActions.Invoking(() => Explainer.Explain(model, sample.Split.Test.Records[0].ImagePath, patient: PatientFacts.Unknown)).Should().ThrowExactly<ArgumentException>()
            .WithMessage("Model takes images alone, and was given facts about a patient. Leave them out, or train a model with JoinPatient. (Parameter 'patient')");
    }

    [Fact]
    public void HalfWeights_AreExplained()
    {
        using var folder = new TemporaryFolder();
        using var model = sample.Model();
        model.Save(folder["model.safetensors"], WeightPrecision.Half);
        using var loaded = ImageModel.Load(folder["model.safetensors"]);
        var (narrow, wide) = (Explainer.Explain(loaded, sample.Split.Test, 0, new ExplanationOptions { Class = ExplainedClass.Named("nv") }), Explainer.Explain(model, sample.Split.Test, 0, new ExplanationOptions { Class = ExplainedClass.Named("nv") }));
        narrow.Map.Values.ToArray().Should().Equal(wide.Map.Values.ToArray(), (a, b) => Math.Abs(a - b) < 0.05 * wide.Map.Maximum);
    }

    [Fact]
    public void OwnModule_IsExplained_UnlessItCutsTheGradientOff()
    {
        using var open = WithModule(() => new Step(cuts: false));
        using var cut = WithModule(() => new Step(cuts: true));
        Explainer.LayersOf(open).Should().Equal("conv2d", "step", "conv2d_1");
        Explainer.Explain(open, sample.Split.Test, 0, new ExplanationOptions { Layer = "conv2d" }).Map.Width.Should().Be(30);
        Explainer.Explain(cut, sample.Split.Test, 0).Layer.Should().Be("conv2d_1");
        FluentActions.Invoking(() => Explainer.Explain(cut, sample.Split.Test, 0, new ExplanationOptions { Layer = "conv2d" })).Should().ThrowExactly<InvalidOperationException>()
            .WithMessage("No gradient of Model's logits reaches the layer 'conv2d', so Grad-CAM cannot weigh its maps: a module of your own cuts it off. Name a later layer, or take ExplanationMethod.Occlusion.");
    }

    [Fact]
    public void Layer_ThatIsNone_IsAnsweredWithThoseThereAre()
    {
        using var model = sample.Model();
        Explainer.LayersOf(model).Should().Equal("conv2d", "batch_normalization", "dropout");
        Refused(model, new ExplanationOptions { Layer = "conv2d_9" },
            "Layer is 'conv2d_9', and Model has no layer of that name. Expected one of dropout, batch_normalization, conv2d. (Parameter 'options')");
        Refused(model, new ExplanationOptions { Layer = "dense" },
            "Layer is 'dense', which lies inside a block of Model or gives out no feature maps. Expected one of dropout, batch_normalization, conv2d. (Parameter 'options')");
    }

    [Fact]
    public void GradCam_WithoutFeatureMaps_IsRefused()
    {
        using var model = ModelBuilder.FromInput(24, 30).Named("Flat").Flatten().Dense(7).Build(1);
        model.SetTask(sample.Split.Labels, sample.Fitted);
        Refused(model, new ExplanationOptions { Method = ExplanationMethod.GradCam },
            "Flat has no feature maps of more than one value, which GradCam weighs. Take ExplanationMethod.Occlusion, or Auto. (Parameter 'options')");
        Refused(model, new ExplanationOptions { Layer = "conv2d" }, "Layer is 'conv2d', and Flat has no feature maps. Leave it out, or take ExplanationMethod.Occlusion. (Parameter 'options')");
    }

    [Fact]
    public void Options_ThatAreOutOfRange_AreNamedTogether()
    {
        using var model = sample.Model();
        Refused(model, new ExplanationOptions { Method = (ExplanationMethod)9, Score = (ExplainedScore)8, Class = null!, OcclusionWindow = 0, OcclusionStride = 0, BatchSize = 0 },
            "Method is 9, expected one of Auto, GradCam, GradCamPlusPlus, Occlusion. Score is 8, expected one of Logit, Probability. Class is null, expected a choice such as ExplainedClass.Predicted. "
            + "OcclusionWindow is 0, expected at least 1, or null for a fifth of the shorter side. OcclusionStride is 0, expected 1 to the window's 0, or null for a quarter of it. "
            + "BatchSize is 0, expected 1 to 4096. (Parameter 'options')");
        Refused(model, new ExplanationOptions { Method = ExplanationMethod.GradCamPlusPlus, Score = ExplainedScore.Probability },
            "Score is Probability, and the weights of GradCamPlusPlus are derived for the logit. Take Logit, or another method. (Parameter 'options')");
        Refused(model, new ExplanationOptions { Method = ExplanationMethod.Occlusion, Layer = "conv2d" }, "Layer is 'conv2d', and Occlusion looks at no layer. Leave it out, or take GradCam. (Parameter 'options')");
        Refused(model, new ExplanationOptions { Class = ExplainedClass.Named("melanoma") }, "Model has no class 'melanoma'. Expected one of akiec, bcc, bkl, df, mel, nv, vasc.");
    }

    [Fact]
    public void TrueClass_OfAnImageAlone_OrOfOtherLabels_IsRefused()
    {
        using var model = sample.Model();
        var options = new ExplanationOptions { Class = ExplainedClass.Actual };
        FluentActions.Invoking(() => Explainer.Explain(model, sample.Split.Test.Records[0].ImagePath, options)).Should().ThrowExactly<ArgumentException>()
            .WithMessage("Class is the true class, which an image alone does not have. Name the class, or explain an image of a set. (Parameter 'options')");
        var other = ImageSet.FromRecords(sample.Split.Test.Records, "test", Target.Malignancy);
        FluentActions.Invoking(() => Explainer.Explain(model, other, 0, options)).Should().ThrowExactly<ArgumentException>()
            .WithMessage("Class is the true class, and the set 'test' is labelled *");
        Explainer.Explain(model, other, 0).ClassName.Should().BeOneOf(sample.Split.Labels.ClassNames);
        FluentActions.Invoking(() => Explainer.Explain(model, other, 99)).Should().ThrowExactly<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void ModelsThatPredictNoClass_AreRefused()
    {
        using var auto = ModelBuilder.FromInput(24, 30).Named("auto").Conv2d(3).Reconstruct().Build(1);
        auto.SetTask(sample.Fitted);
        FluentActions.Invoking(() => Explainer.Explain(auto, sample.Split.Test, 0)).Should().ThrowExactly<InvalidOperationException>()
            .WithMessage("auto reconstructs images and predicts no class, so there is none to explain. Compare its images with ImageModel.Reconstruct.");
        using var untrained = SmallSample.Untrained();
        FluentActions.Invoking(() => Explainer.Explain(untrained, sample.Split.Test, 0)).Should().ThrowExactly<InvalidOperationException>().WithMessage("Model does not know its classes and preprocessing yet. *");
    }

    [Theory]
    [InlineData(ExplanationMethod.GradCam)]
    [InlineData(ExplanationMethod.Occlusion)]
    public void WeightsThatAreNoNumbers_AreAnErrorThatNamesTheImage_AndTheModelIsLeftAsItWas(ExplanationMethod method)
    {
        using var model = sample.Model();
        model.train();
        using (no_grad())
        {
            model.parameters().Last().fill_(float.NaN);
        }

        FluentActions.Invoking(() => Explainer.Explain(model, sample.Split.Test, 0, new ExplanationOptions { Method = method })).Should().ThrowExactly<InvalidOperationException>()
            .WithMessage($"Model gave values for image '{sample.Split.Test.Records[0].ImageId}' that are not numbers: its weights have grown beyond measure. Use a model from before that.");
        model.modules().Should().OnlyContain(module => module.training);
        model.parameters().Should().OnlyContain(parameter => parameter.requires_grad);
    }

    [Fact]
    public void RandomisedWeights_ChangeTheMap()
    {
        // Adebayo et al. 2018: a map that stays the same when the network forgets what it learned shows the image, not the network. As they do, from the output down; each
        // step forgets more. Grad-CAM++ counts what speaks for the class alone and so hangs on the maps more than on the head: it is judged when all is forgotten.
        using var model = GoldenExplanations.Small(7);
        var image = FormulaModel.Images(1, model)[0];
        ExplanationMethod[] methods = [ExplanationMethod.GradCam, ExplanationMethod.GradCamPlusPlus, ExplanationMethod.Occlusion];
        float[] Map(ExplanationMethod method) =>
            Explainer.Explain(model, image, new ExplanationOptions { Class = ExplainedClass.Named("mel"), Method = method }).OverInput().Values.ToArray();
        var learned = Array.ConvertAll(methods, Map);

        foreach (var layer in new[] { "dense_1", "dense", "conv2d_1" })
        {
            Randomise(model, layer);
            Math.Abs(RankCorrelation(learned[0], Map(ExplanationMethod.GradCam))).Should().BeLessThan(0.7, layer);
        }

        Randomise(model, "conv2d");
        for (var i = 0; i < methods.Length; i++)
        {
            Math.Abs(RankCorrelation(learned[i], Map(methods[i]))).Should().BeLessThan(0.5, $"{methods[i]}");
        }
    }

    private void Refused(ImageModel model, ExplanationOptions options, string message) =>
        FluentActions.Invoking(() => Explainer.Explain(model, sample.Split.Test, 0, options)).Should().ThrowExactly<ArgumentException>().WithMessage(message);

    private ImageModel WithModule(Func<nn.Module<Tensor, Tensor>> module)
    {
        var model = ModelBuilder.FromInput(24, 30).Conv2d(4, activation: Activation.Relu).Module("step", module).Conv2d(4, activation: Activation.Relu).GlobalAveragePooling().Dense(7).Build(seed: 5);
        model.SetTask(sample.Split.Labels, sample.Fitted);
        return model;
    }

    private static void Randomise(ImageModel model, string layer)
    {
        using var nothing = no_grad();
        foreach (var (key, values) in model.state_dict().Where(entry => entry.Key.StartsWith($"layers.{layer}.", StringComparison.Ordinal)))
        {
            using var random = tensor(Array.ConvertAll(FormulaFill.Uniform($"forgotten {key}", values.numel()), static u => (float)(u - 0.5)));
            values.copy_(random.view(values.shape));
        }
    }

    // Spearman's, ties in the order of places.
    private static double RankCorrelation(float[] first, float[] second)
    {
        static double[] Ranks(float[] values)
        {
            var ranks = new double[values.Length];
            var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
            for (var rank = 0; rank < order.Length; rank++)
            {
                ranks[order[rank]] = rank - ((values.Length - 1) / 2.0);
            }

            return ranks;
        }

        var (x, y) = (Ranks(first), Ranks(second));
        return x.Zip(y, static (a, b) => a * b).Sum() / x.Sum(static a => a * a);
    }

    /// <summary>Doubles its input, and if told so forgets where it came from.</summary>
    private sealed class Step(bool cuts) : nn.Module<Tensor, Tensor>(nameof(Step))
    {
        public override Tensor forward(Tensor input) => cuts ? input.detach() * 2 : input * 2;
    }
}
