namespace Ham10000.Evaluation;

/// <summary>How it is found out what in an image speaks for a class.</summary>
public enum ExplanationMethod
{
    /// <summary><see cref="GradCam"/> where the network has feature maps, else <see cref="Occlusion"/>.</summary>
    Auto,

    /// <summary>Grad-CAM: the sum of a layer's feature maps, each weighed by the mean of the score's gradient over it; what is below 0 counts as 0.</summary>
    /// <remarks>Selvaraju et al., "Grad-CAM", ICCV 2017, arXiv:1610.02391.</remarks>
    GradCam,

    /// <summary>Grad-CAM++: the same with a weight for each place of a map, so that several small finds count as much as one large.</summary>
    /// <remarks>Chattopadhay et al., "Grad-CAM++", WACV 2018, arXiv:1710.11063, with the exponential of the logit as its score. Its weights are derived for maps
    /// without negative values, such as come out of a ReLU.</remarks>
    GradCamPlusPlus,

    /// <summary>By how much the score falls when a window of the image is covered, for each place the mean over the windows that cover it. Asks nothing of the
    /// network, and runs it once per window.</summary>
    /// <remarks>Zeiler and Fergus, "Visualizing and understanding convolutional networks", ECCV 2014, arXiv:1311.2901, section 4.2.</remarks>
    Occlusion,
}
