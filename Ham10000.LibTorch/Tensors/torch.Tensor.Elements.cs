namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The memory of a contiguous tensor on the processor. It is valid while the tensor is.</summary>
        /// <exception cref="InvalidOperationException">The tensor lies elsewhere, is not contiguous, or is larger than 2 GiB.</exception>
        public Span<byte> bytes
        {
            get
            {
                var count = numel() * element_size();
                if (!is_cpu() || !is_contiguous() || count > int.MaxValue)
                {
                    throw new InvalidOperationException(
                        $"The bytes of {Describe()} are not at hand. Expected a contiguous tensor on the processor of at most 2 GiB; use cpu() and contiguous().");
                }

                unsafe
                {
                    return new Span<byte>((void*)DataPointer(), (int)count);
                }
            }
            set
            {
                var target = bytes;
                if (value.Length != target.Length)
                {
                    throw new ArgumentException($"Got {value.Length} bytes for {Describe()}. Expected {target.Length}.", nameof(value));
                }

                value.CopyTo(target);
                NoteChange();
            }
        }

        /// <summary>The elements, in the order of the dimensions whatever the memory layout.</summary>
        /// <typeparam name="T">The element type, the one that belongs to <see cref="dtype"/>.</typeparam>
        public TensorAccessor<T> data<T>()
            where T : unmanaged => new(this);

        /// <summary>The only element.</summary>
        /// <typeparam name="T">The element type, the one that belongs to <see cref="dtype"/>.</typeparam>
        public T item<T>()
            where T : unmanaged
        {
            if (numel() != 1)
            {
                throw new ArgumentException($"item() of {Describe()}. Expected a tensor of one element.");
            }

            CheckElement<T>();
            using var here = cpu();
            unsafe
            {
                return *(T*)here.DataPointer();
            }
        }

        /// <summary>The only element as a number.</summary>
        public Scalar ToScalar() => ReadItem();

        internal Scalar ReadItem()
        {
            Native.Check(Native.ht_tensor_item(this, out var floating, out var integer));
            var type = dtype;
            return torch.is_floating_point(type) ? Scalar.Floating(floating, type)
                : type == ScalarType.Bool ? (Scalar)(integer != 0)
                : (Scalar)integer;
        }

        internal IntPtr DataPointer()
        {
            Native.Check(Native.ht_tensor_data(this, out var data));
            return data;
        }

        /// <summary>Lets autograd, and whoever keeps something made of the values, know that they were changed through a pointer.</summary>
        internal void NoteChange() => Native.Check(Native.ht_tensor_note_change(this));

        internal void CheckElement<T>()
            where T : unmanaged
        {
            var type = dtype;
            if (TypeOf(typeof(T)) != type)
            {
                throw new ArgumentException($"The elements of {Describe()} were asked for as {typeof(T).Name}. Convert the tensor first, with to({TypeOf(typeof(T))}).");
            }
        }

        internal string Describe() => $"a tensor of {dtype} with shape ({string.Join(", ", shape)}) on {device}";
    }
}
