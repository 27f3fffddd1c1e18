namespace Ham10000.Models;

public abstract partial class LayerBuilder<TBuilder>
{
    /// <summary>Adds a convolution: (N, C, H, W) to (N, filters, H', W').</summary>
    /// <param name="filters">Feature maps that come out.</param>
    /// <param name="kernel">Rows and columns of the window, in pixels. Default 3.</param>
    /// <param name="stride">Pixels from one window to the next. Default 1.</param>
    /// <param name="padding">What lies beyond the border. Default: zeros, TensorFlow's SAME.</param>
    /// <param name="activation">Applied to each output. Default: none.</param>
    /// <param name="initializer">How the kernel starts. Default: Glorot-uniform.</param>
    /// <param name="l2">Adds l2 · Σw² over the kernel to the loss. Default 0.</param>
    /// <param name="bias">Whether a bias is added. Default: yes; a batch norm right behind makes it needless.</param>
    /// <param name="dilation">Pixels from one row or column of the window to the next. Default 1: they touch.</param>
    /// <returns>A builder with one layer more.</returns>
    /// <exception cref="ArgumentException">The layer does not fit what comes before it.</exception>
    public TBuilder Conv2d(
        int filters, int kernel = 3, int stride = 1, Padding padding = Padding.Same, Activation activation = Models.Activation.None,
        KernelInitializer initializer = KernelInitializer.GlorotUniform, double l2 = 0, bool bias = true, int dilation = 1) =>
        Layer(new Conv2dSpec(filters, kernel, stride, padding, activation, initializer, l2, bias, dilation));

    /// <summary>Adds a depthwise convolution, one kernel per feature map: (N, C, H, W) to (N, multiplier · C, H', W').</summary>
    /// <param name="kernel">Rows and columns of the window, in pixels. Default 3.</param>
    /// <param name="stride">Pixels from one window to the next. Default 1.</param>
    /// <param name="multiplier">Feature maps that come out for each that goes in. Default 1.</param>
    /// <param name="padding">What lies beyond the border. Default: zeros, TensorFlow's SAME.</param>
    /// <param name="activation">Applied to each output. Default: none.</param>
    /// <param name="initializer">How the kernel starts. Default: Glorot-uniform.</param>
    /// <param name="l2">Adds l2 · Σw² over the kernel to the loss. Default 0.</param>
    /// <param name="bias">Whether a bias is added. Default: yes; a batch norm right behind makes it needless.</param>
    /// <param name="dilation">Pixels from one row or column of the window to the next. Default 1: they touch.</param>
    /// <returns>A builder with one layer more.</returns>
    /// <exception cref="ArgumentException">The layer does not fit what comes before it.</exception>
    public TBuilder DepthwiseConv2d(
        int kernel = 3, int stride = 1, int multiplier = 1, Padding padding = Padding.Same, Activation activation = Models.Activation.None,
        KernelInitializer initializer = KernelInitializer.GlorotUniform, double l2 = 0, bool bias = true, int dilation = 1) =>
        Layer(new DepthwiseConv2dSpec(kernel, stride, multiplier, padding, activation, initializer, l2, bias, dilation));

    /// <summary>Adds a transposed convolution, which enlarges maps: (N, C, H, W) to (N, filters, stride · H, stride · W).</summary>
    /// <param name="filters">Feature maps that come out.</param>
    /// <param name="kernel">Rows and columns over which each pixel is spread. Default 3.</param>
    /// <param name="stride">Output pixels from one input pixel to the next. Default 2.</param>
    /// <param name="padding">Same cuts off what is spread beyond stride · size; Valid keeps it. Default: Same.</param>
    /// <param name="activation">Applied to each output. Default: none.</param>
    /// <param name="initializer">How the kernel starts. Default: Glorot-uniform.</param>
    /// <param name="l2">Adds l2 · Σw² over the kernel to the loss. Default 0.</param>
    /// <param name="bias">Whether a bias is added. Default: yes; a batch norm right behind makes it needless.</param>
    /// <returns>A builder with one layer more.</returns>
    /// <exception cref="ArgumentException">The layer does not fit what comes before it.</exception>
    public TBuilder Conv2dTranspose(
        int filters, int kernel = 3, int stride = 2, Padding padding = Padding.Same, Activation activation = Models.Activation.None,
        KernelInitializer initializer = KernelInitializer.GlorotUniform, double l2 = 0, bool bias = true) =>
        Layer(new Conv2dTransposeSpec(filters, kernel, stride, padding, activation, initializer, l2, bias));

    /// <summary>Adds a depthwise convolution and the 1×1 convolution that mixes its maps: (N, C, H, W) to (N, filters, H', W').</summary>
    /// <param name="filters">Feature maps that come out.</param>
    /// <param name="kernel">Rows and columns of the depthwise window, in pixels. Default 3.</param>
    /// <param name="stride">Pixels from one window to the next. Default 1.</param>
    /// <param name="multiplier">Feature maps between the two for each that goes in. Default 1.</param>
    /// <param name="padding">What lies beyond the border. Default: zeros, TensorFlow's SAME.</param>
    /// <param name="activation">Applied to each output. Default: none.</param>
    /// <param name="initializer">How both kernels start. Default: Glorot-uniform.</param>
    /// <param name="l2">Adds l2 · Σw² over both kernels to the loss. Default 0.</param>
    /// <param name="bias">Whether the 1×1 convolution adds a bias. Default: yes.</param>
    /// <returns>A builder with one layer more.</returns>
    /// <exception cref="ArgumentException">The layer does not fit what comes before it.</exception>
    public TBuilder SeparableConv2d(
        int filters, int kernel = 3, int stride = 1, int multiplier = 1, Padding padding = Padding.Same,
        Activation activation = Models.Activation.None, KernelInitializer initializer = KernelInitializer.GlorotUniform, double l2 = 0, bool bias = true) =>
        Layer(new SeparableConv2dSpec(filters, kernel, stride, multiplier, padding, activation, initializer, l2, bias));

    /// <summary>Adds the step that enlarges maps by repeating each pixel: (N, C, H, W) to (N, C, factor · H, factor · W).</summary>
    /// <param name="factor">Rows and columns that each pixel becomes. Default 2.</param>
    /// <returns>A builder with one layer more.</returns>
    /// <exception cref="ArgumentException">The layer does not fit what comes before it.</exception>
    public TBuilder UpSampling(int factor = 2) => Layer(new UpSamplingSpec(factor));

    /// <summary>Adds max pooling: (N, C, H, W) to (N, C, H', W'), by default floor(H / window) and floor(W / window).</summary>
    /// <param name="window">Rows and columns of a window, in pixels. Default 2.</param>
    /// <param name="stride">Pixels from one window to the next. Default, null: the window, so that windows do not overlap.</param>
    /// <param name="padding">Valid drops rows and columns that fill no window; Same keeps them. Default: Valid.</param>
    /// <returns>A builder with one layer more.</returns>
    /// <exception cref="ArgumentException">The layer does not fit what comes before it.</exception>
    public TBuilder MaxPool(int window = 2, int? stride = null, Padding padding = Padding.Valid) => Layer(new MaxPoolSpec(window, stride, padding));

    /// <summary>Adds average pooling: (N, C, H, W) to (N, C, H', W'), by default floor(H / window) and floor(W / window).</summary>
    /// <param name="window">Rows and columns of a window, in pixels. Default 2.</param>
    /// <param name="stride">Pixels from one window to the next. Default, null: the window, so that windows do not overlap.</param>
    /// <param name="padding">Valid drops rows and columns that fill no window; Same keeps them, and its zeros are not counted. Default: Valid.</param>
    /// <returns>A builder with one layer more.</returns>
    /// <exception cref="ArgumentException">The layer does not fit what comes before it.</exception>
    public TBuilder AveragePool(int window = 2, int? stride = null, Padding padding = Padding.Valid) => Layer(new AveragePoolSpec(window, stride, padding));

    /// <summary>Adds the largest value of each feature map: (N, C, H, W) to (N, C).</summary>
    /// <returns>A builder with one layer more.</returns>
    /// <exception cref="ArgumentException">Vectors come before it.</exception>
    public TBuilder GlobalMaxPooling() => Layer(new GlobalMaxPoolingSpec());

    /// <summary>Adds the mean of each feature map: (N, C, H, W) to (N, C).</summary>
    /// <returns>A builder with one layer more.</returns>
    /// <exception cref="ArgumentException">Vectors come before it.</exception>
    public TBuilder GlobalAveragePooling() => Layer(new GlobalAveragePoolingSpec());

    /// <summary>Adds the step from feature maps to vectors: (N, C, H, W) to (N, H·W·C), the channels innermost as in Keras.</summary>
    /// <returns>A builder with one layer more.</returns>
    /// <exception cref="ArgumentException">Vectors come before it.</exception>
    public TBuilder Flatten() => Layer(new FlattenSpec());

    /// <summary>Adds a fully connected layer with bias: (N, F) to (N, units). The last one gives the logits and has no activation.</summary>
    /// <param name="units">Outputs.</param>
    /// <param name="activation">Applied to each output. Default: none.</param>
    /// <param name="l2">Adds l2 · Σw² over the kernel to the loss. Default 0.</param>
    /// <param name="initializer">How the kernel starts. Default: Glorot-uniform.</param>
    /// <returns>A builder with one layer more.</returns>
    /// <exception cref="ArgumentException">The layer does not fit what comes before it.</exception>
    public TBuilder Dense(
        int units, Activation activation = Models.Activation.None, double l2 = 0,
        KernelInitializer initializer = KernelInitializer.GlorotUniform) =>
        Layer(new DenseSpec(units, activation, l2, initializer));

    /// <summary>Adds batch norm over each feature map or vector component.</summary>
    /// <param name="momentum">The share of each batch in the running statistics, torch's sense: 1 less Keras's momentum. Default 0.1.</param>
    /// <param name="epsilon">Added to the variance. Default 1e-5.</param>
    /// <returns>A builder with one layer more.</returns>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public TBuilder BatchNorm(double momentum = BatchNormLayer.DefaultMomentum, double epsilon = BatchNormLayer.DefaultEpsilon) =>
        Layer(new BatchNormSpec(momentum, epsilon));

    /// <summary>Adds layer norm over each vector, or over the channels of each pixel: eps 1e-6.</summary>
    /// <returns>A builder with one layer more.</returns>
    public TBuilder LayerNorm() => Layer(new LayerNormSpec());

    /// <summary>Adds dropout, which works in training mode only.</summary>
    /// <param name="rate">The probability that a value is zeroed, at least 0 and below 1.</param>
    /// <returns>A builder with one layer more.</returns>
    /// <exception cref="ArgumentException">The rate is out of range.</exception>
    public TBuilder Dropout(double rate) => Layer(new DropoutSpec(rate));

    /// <summary>Adds an activation as a layer of its own.</summary>
    /// <param name="function">Applied to each value.</param>
    /// <returns>A builder with one layer more.</returns>
    public TBuilder Activation(Activation function) => Layer(new ActivationSpec(function));
}
