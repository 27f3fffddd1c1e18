using Ham10000.Models;

namespace Predict;

/// <summary>One way to print results, as they come.</summary>
internal interface IPredictionOutput
{
    void Write(FilePrediction result);
}
