namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The matrix product, batched over leading dimensions.</summary>
        public Tensor matmul(Tensor target) => Native.ht_matmul(this, target);

        /// <summary>The product of two matrices.</summary>
        public Tensor mm(Tensor target) => Native.ht_mm(this, target);

        /// <summary>The products of two batches of matrices.</summary>
        public Tensor bmm(Tensor batch2) => Native.ht_bmm(this, batch2);

        /// <summary>The product of a matrix and a vector.</summary>
        public Tensor mv(Tensor target) => Native.ht_mv(this, target);

        /// <summary>The inner product of two vectors.</summary>
        public Tensor dot(Tensor target) => Native.ht_dot(this, target);

        /// <summary>The outer product of two vectors.</summary>
        public Tensor outer(Tensor vec2) => Native.ht_outer(this, vec2);

        /// <summary>beta · this + alpha · the product of two matrices.</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Native.ht_addmm(this, mat1, mat2, beta, alpha);

        /// <summary>beta · this + alpha · the products of two batches of matrices.</summary>
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Native.ht_baddbmm(this, batch1, batch2, beta, alpha);

        /// <summary>The lower triangle of matrices, zeros elsewhere.</summary>
        public Tensor tril(long diagonal = 0) => Native.ht_tril(this, diagonal);

        /// <summary>The upper triangle of matrices, zeros elsewhere.</summary>
        public Tensor triu(long diagonal = 0) => Native.ht_triu(this, diagonal);

        /// <summary>The diagonal of a matrix, or the matrix with a diagonal.</summary>
        public Tensor diag(long diagonal = 0) => Native.ht_diag(this, diagonal);

        /// <summary>The diagonal over two dimensions, without a copy.</summary>
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) => Native.ht_diagonal(this, offset, dim1, dim2);
    }
}
