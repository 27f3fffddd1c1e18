using static TorchSharp.torch;

namespace Ham10000.Models;

public sealed partial class ImageModel
{
    /// <summary>The size of the file that <c>Save</c> writes, in bytes, all bits of every weight kept. Until the model has its task, without classes and
    /// preprocessing, which take a few hundred.</summary>
    public long FileBytes => SizeOfFile(static tensor => tensor.dtype);

    /// <summary>The same with the kernels in float16, and everything else in float32.</summary>
    public long HalfFileBytes => SizeOfFile(static tensor => tensor.dtype == ScalarType.Float32 && tensor.dim() > 1 ? ScalarType.Float16 : tensor.dtype);

    private long SizeOfFile(Func<Tensor, ScalarType> type)
    {
        var knowsTask = Preprocessing is not null && (Labels is not null || Spec.Reconstructs);
        var metadata = knowsTask ? new ModelFileMetadata(Spec, Labels, Preprocessing!, BackboneStart, TrainingText) { Patient = Patient, Calibration = Calibration }.ToDictionary()
            : new Dictionary<string, string> { [ModelFileMetadata.SpecKey] = Spec.ToJson() };
        return SafetensorsWriter.Size(state_dict().Select(entry => SafetensorsTensors.Described(entry.Key, type(entry.Value), entry.Value.shape)), metadata);
    }
}
