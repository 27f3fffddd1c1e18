using Ham10000.Dataset;
using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Batches as tensors, without a copy on the CPU.</summary>
public static class BatchTensors
{
    /// <summary>A batch's images.</summary>
    /// <param name="batch">The batch, whose memory the tensor shares on the CPU: it must outlive the tensor and its gradients.</param>
    /// <param name="device">Where the images are wanted. Default: the CPU.</param>
    /// <returns>float32 (N, 3, H, W), its memory in NHWC order. The caller disposes it.</returns>
    public static Tensor Images(Batch batch, Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var count = (long)batch.Count * batch.Height * batch.Width * Batch.Channels;
        return frombuffer(batch.PixelBuffer, ScalarType.Float32, count)
            .Then(x => x.view(batch.Count, batch.Height, batch.Width, Batch.Channels))
            .Then(x => Move(x, device))
            .Then(static x => x.permute(0, 3, 1, 2));
    }

    /// <summary>A batch's labels.</summary>
    /// <param name="batch">The batch, whose memory the tensor shares on the CPU: it must outlive the tensor.</param>
    /// <param name="device">Where the labels are wanted. Default: the CPU.</param>
    /// <returns>int64 (N). The caller disposes it.</returns>
    public static Tensor Labels(Batch batch, Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return frombuffer(batch.LabelBuffer, ScalarType.Int64, batch.Count).Then(x => Move(x, device));
    }

    /// <summary>What a batch says of the patients.</summary>
    /// <param name="batch">The batch, whose memory the tensor shares on the CPU: it must outlive the tensor and its gradients.</param>
    /// <param name="device">Where the values are wanted. Default: the CPU.</param>
    /// <returns>float32 (N, P). The caller disposes it.</returns>
    /// <exception cref="ArgumentException">The batch has no patient data.</exception>
    public static Tensor Patient(Batch batch, Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return batch.PatientLength > 0
            ? frombuffer(batch.PatientBuffer, ScalarType.Float32, (long)batch.Count * batch.PatientLength)
                .Then(x => x.view(batch.Count, batch.PatientLength)).Then(x => Move(x, device))
            : throw new ArgumentException("The batch has no patient data. Load it with LoaderOptions.Patient, or make it with Batch.FromImages of images and patients.", nameof(batch));
    }

    // Page-locked memory lets a GPU fetch it while the caller goes on. torch keeps the copy until the GPU has it, so the batch can be filled again at once.
    private static Tensor Move(Tensor tensor, Device? device)
    {
        if (device is null || device.type == DeviceType.CPU)
        {
            return tensor;
        }

        if (device.type != DeviceType.CUDA)
        {
            return tensor.to(device);
        }

        using var pinned = tensor.pin_memory();
        return pinned.to(device, non_blocking: true);
    }
}
