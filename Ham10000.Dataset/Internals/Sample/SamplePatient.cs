namespace Ham10000.Dataset;

/// <summary>What the metadata says of an invented patient, with about the frequencies of HAM10000.</summary>
internal sealed record SamplePatient(string DxType, string Age, string Sex, string Localization)
{
    private const double MissingAgeShare = 0.006, UnknownPlaceShare = 0.02, MaleShare = 0.54;

    private static readonly string[] Anywhere = ["back", "lower extremity", "trunk", "upper extremity", "abdomen", "face", "chest", "foot", "neck", "scalp"];

    internal static SamplePatient Draw(ref CounterRandom random, Diagnosis diagnosis)
    {
        var dxType = random.NextDouble() < HistologyShare(diagnosis) ? "histo" : Otherwise(ref random, diagnosis);
        var spread = random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
        var years = Math.Clamp((int)Math.Round((MeanAge(diagnosis) + (28 * spread)) / 5) * 5, 5, 85);
        var age = random.NextDouble() < MissingAgeShare ? "" : $"{years}.0";
        var sex = random.NextDouble() < MaleShare ? "male" : "female";
        var places = Places(diagnosis);
        var place = random.NextDouble() < 0.7 ? places[random.NextInt32(places.Length)] : Anywhere[random.NextInt32(Anywhere.Length)];
        return new SamplePatient(dxType, age, sex, random.NextDouble() < UnknownPlaceShare ? "unknown" : place);
    }

    private static double HistologyShare(Diagnosis diagnosis) => diagnosis switch
    {
        Diagnosis.Nv => 0.37,
        Diagnosis.Bkl => 0.70,
        Diagnosis.Df or Diagnosis.Vasc => 0.48,
        _ => 1,
    };

    private static string Otherwise(ref CounterRandom random, Diagnosis diagnosis) => diagnosis switch
    {
        Diagnosis.Nv => random.NextDouble() < 0.88 ? "follow_up" : "consensus",
        Diagnosis.Bkl => random.NextDouble() < 0.79 ? "consensus" : "confocal",
        _ => "consensus",
    };

    private static double MeanAge(Diagnosis diagnosis) => diagnosis switch
    {
        Diagnosis.Nv => 46,
        Diagnosis.Df => 51,
        Diagnosis.Vasc => 52,
        Diagnosis.Mel => 61,
        Diagnosis.Bkl => 64,
        _ => 67,
    };

    private static string[] Places(Diagnosis diagnosis) => diagnosis switch
    {
        Diagnosis.Nv => ["lower extremity", "back", "trunk", "abdomen"],
        Diagnosis.Mel => ["back", "upper extremity", "lower extremity", "face"],
        Diagnosis.Df => ["lower extremity", "lower extremity", "upper extremity"],
        Diagnosis.Vasc => ["trunk", "abdomen", "lower extremity", "back"],
        Diagnosis.Akiec => ["face", "upper extremity", "lower extremity", "scalp"],
        _ => ["face", "back", "lower extremity"],
    };
}
