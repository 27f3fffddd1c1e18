namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The element type.</summary>
        public ScalarType dtype
        {
            get
            {
                Native.Check(Native.ht_tensor_type(this, out var type));
                return (ScalarType)type;
            }
        }

        /// <summary>The device.</summary>
        public Device device
        {
            get
            {
                Native.Check(Native.ht_tensor_describe(this, out _, out var type, out var index, out _));
                return type == (int)DeviceType.CPU ? CPU : new Device((DeviceType)type, index);
            }
        }

        /// <summary>The type of the device.</summary>
        public DeviceType device_type => device.type;

        /// <summary>The number of the device; -1 for the processor.</summary>
        public int device_index => device.index;

        /// <summary>The sizes of all dimensions.</summary>
        public long[] shape => size();

        /// <summary>The number of dimensions.</summary>
        public long ndim => dim();

        /// <summary>The number of dimensions.</summary>
        public long Dimensions => dim();

        /// <summary>The number of elements.</summary>
        public long NumberOfElements => numel();

        /// <summary>The size of one element, in bytes.</summary>
        public long ElementSize => element_size();

        /// <summary>Whether the tensor lies on a CUDA device.</summary>
        public bool is_cuda => device_type == DeviceType.CUDA;

        /// <summary>Whether the tensor stores only its non-zero elements.</summary>
        public bool is_sparse
        {
            get
            {
                Native.Check(Native.ht_tensor_is_sparse(this, out var result));
                return result != 0;
            }
        }

        /// <summary>Whether the tensor lies on the processor.</summary>
        public bool is_cpu() => device_type == DeviceType.CPU;

        /// <summary>Whether the element type is a floating one.</summary>
        public bool is_floating_point() => torch.is_floating_point(dtype);

        /// <summary>Whether the element type is an integer one; booleans are.</summary>
        public bool is_integral() => torch.is_integral(dtype);

        /// <summary>Whether the elements lie in memory in the order of the dimensions, without gaps.</summary>
        public bool is_contiguous()
        {
            Native.Check(Native.ht_tensor_is_contiguous(this, out var result));
            return result != 0;
        }

        /// <summary>Whether the memory is page-locked, so that a graphics processor can copy from it on its own.</summary>
        public bool is_pinned()
        {
            Native.Check(Native.ht_tensor_is_pinned(this, out var result));
            return result != 0;
        }

        /// <summary>The number of dimensions.</summary>
        public long dim()
        {
            Native.Check(Native.ht_tensor_dim(this, out var count));
            return count;
        }

        /// <summary>The number of elements.</summary>
        public long numel()
        {
            Native.Check(Native.ht_tensor_numel(this, out var count));
            return count;
        }

        /// <summary>The size of one element, in bytes.</summary>
        public long element_size() => dtype.ElementSize();

        /// <summary>The sizes of all dimensions.</summary>
        public long[] size()
        {
            var sizes = new long[dim()];
            Native.Check(Native.ht_tensor_layout(this, sizes, default));
            return sizes;
        }

        /// <summary>The size of one dimension.</summary>
        /// <param name="dim">The dimension; negative numbers count from the end.</param>
        public long size(int dim)
        {
            Native.Check(Native.ht_tensor_size(this, dim, out var size));
            return size;
        }

        /// <summary>The distances in memory between neighbours along every dimension, in elements.</summary>
        public long[] stride()
        {
            var strides = new long[dim()];
            Native.Check(Native.ht_tensor_layout(this, default, strides));
            return strides;
        }

        /// <summary>The distance in memory between neighbours along one dimension, in elements.</summary>
        /// <param name="dim">The dimension; negative numbers count from the end.</param>
        public long stride(int dim)
        {
            Native.Check(Native.ht_tensor_stride(this, dim, out var stride));
            return stride;
        }

        /// <summary>Where the first element lies in the storage, in elements.</summary>
        public long storage_offset()
        {
            Native.Check(Native.ht_tensor_storage_offset(this, out var offset));
            return offset;
        }
    }
}
