namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A tensor without dimensions that holds one boolean.</summary>
        /// <param name="value">The boolean.</param>
        public static implicit operator Tensor(bool value) => Of(value);

        /// <summary>A tensor without dimensions that holds one unsigned 8-bit integer.</summary>
        /// <param name="value">The integer.</param>
        public static implicit operator Tensor(byte value) => Of(value);

        /// <summary>A tensor without dimensions that holds one signed 8-bit integer.</summary>
        /// <param name="value">The integer.</param>
        public static implicit operator Tensor(sbyte value) => Of(value);

        /// <summary>A tensor without dimensions that holds one 16-bit integer.</summary>
        /// <param name="value">The integer.</param>
        public static implicit operator Tensor(short value) => Of(value);

        /// <summary>A tensor without dimensions that holds one 32-bit integer.</summary>
        /// <param name="value">The integer.</param>
        public static implicit operator Tensor(int value) => Of(value);

        /// <summary>A tensor without dimensions that holds one 64-bit integer.</summary>
        /// <param name="value">The integer.</param>
        public static implicit operator Tensor(long value) => Of(value);

        /// <summary>A tensor without dimensions that holds one number in single precision.</summary>
        /// <param name="value">The number.</param>
        public static implicit operator Tensor(float value) => Of(value);

        /// <summary>A tensor without dimensions that holds one number in double precision.</summary>
        /// <param name="value">The number.</param>
        public static implicit operator Tensor(double value) => Of(value);

        /// <summary>A vector of a copy of an array.</summary>
        /// <param name="value">The elements.</param>
        public static implicit operator Tensor(bool[] value) => tensor(value);

        /// <summary>A vector of a copy of an array.</summary>
        /// <param name="value">The elements.</param>
        public static implicit operator Tensor(byte[] value) => tensor(value);

        /// <summary>A vector of a copy of an array.</summary>
        /// <param name="value">The elements.</param>
        public static implicit operator Tensor(sbyte[] value) => tensor(value);

        /// <summary>A vector of a copy of an array.</summary>
        /// <param name="value">The elements.</param>
        public static implicit operator Tensor(short[] value) => tensor(value);

        /// <summary>A vector of a copy of an array.</summary>
        /// <param name="value">The elements.</param>
        public static implicit operator Tensor(int[] value) => tensor(value);

        /// <summary>A vector of a copy of an array.</summary>
        /// <param name="value">The elements.</param>
        public static implicit operator Tensor(long[] value) => tensor(value);

        /// <summary>A vector of a copy of an array.</summary>
        /// <param name="value">The elements.</param>
        public static implicit operator Tensor(float[] value) => tensor(value);

        /// <summary>A vector of a copy of an array.</summary>
        /// <param name="value">The elements.</param>
        public static implicit operator Tensor(double[] value) => tensor(value);

        /// <summary>A tensor without dimensions that holds one number.</summary>
        /// <param name="scalar">The number.</param>
        public static implicit operator Tensor(Scalar scalar) => Of(scalar);

        /// <summary>The only element.</summary>
        /// <param name="value">A tensor of one element.</param>
        public static explicit operator bool(Tensor value) => value.ToBoolean();

        /// <summary>The only element.</summary>
        /// <param name="value">A tensor of one element.</param>
        public static explicit operator byte(Tensor value) => value.ToByte();

        /// <summary>The only element.</summary>
        /// <param name="value">A tensor of one element.</param>
        public static explicit operator sbyte(Tensor value) => value.ToSByte();

        /// <summary>The only element.</summary>
        /// <param name="value">A tensor of one element.</param>
        public static explicit operator short(Tensor value) => value.ToInt16();

        /// <summary>The only element.</summary>
        /// <param name="value">A tensor of one element.</param>
        public static explicit operator int(Tensor value) => value.ToInt32();

        /// <summary>The only element.</summary>
        /// <param name="value">A tensor of one element.</param>
        public static explicit operator long(Tensor value) => value.ToInt64();

        /// <summary>The only element.</summary>
        /// <param name="value">A tensor of one element.</param>
        public static explicit operator float(Tensor value) => value.ToSingle();

        /// <summary>The only element.</summary>
        /// <param name="value">A tensor of one element.</param>
        public static explicit operator double(Tensor value) => value.ToDouble();

        private static Tensor Of(Scalar value) => full(ReadOnlySpan<long>.Empty, value, value.Type);
    }
}
