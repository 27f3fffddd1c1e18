using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Adam; Kingma and Ba, arXiv:1412.6980.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">How much of the mean gradient each step keeps.</param>
        /// <param name="beta2">How much of the mean squared gradient each step keeps.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">The share of the parameter that is added to its gradient.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean squared gradient so far.</param>
        /// <param name="maximize">Whether to climb rather than descend.</param>
        public static Adam Adam(
            IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam; Kingma and Ba, arXiv:1412.6980.</summary>
        /// <param name="parameters">The parameters with their names.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">How much of the mean gradient each step keeps.</param>
        /// <param name="beta2">How much of the mean squared gradient each step keeps.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">The share of the parameter that is added to its gradient.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean squared gradient so far.</param>
        /// <param name="maximize">Whether to climb rather than descend.</param>
        public static Adam Adam(
            IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.001, double beta1 = 0.9,
            double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters.Select(pair => pair.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam; Kingma and Ba, arXiv:1412.6980.</summary>
        /// <param name="parameters">Groups with settings of their own, which take the place of the settings here.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">How much of the mean gradient each step keeps.</param>
        /// <param name="beta2">How much of the mean squared gradient each step keeps.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">The share of the parameter that is added to its gradient.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean squared gradient so far.</param>
        /// <param name="maximize">Whether to climb rather than descend.</param>
        public static Adam Adam(
            IEnumerable<Adam.ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999,
            double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam with decoupled weight decay; Loshchilov and Hutter, arXiv:1711.05101.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">How much of the mean gradient each step keeps.</param>
        /// <param name="beta2">How much of the mean squared gradient each step keeps.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">The share of the parameter that each step takes away, times the learning rate.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean squared gradient so far.</param>
        /// <param name="maximize">Whether to climb rather than descend.</param>
        public static AdamW AdamW(
            IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam with decoupled weight decay; Loshchilov and Hutter, arXiv:1711.05101.</summary>
        /// <param name="parameters">The parameters with their names.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">How much of the mean gradient each step keeps.</param>
        /// <param name="beta2">How much of the mean squared gradient each step keeps.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">The share of the parameter that each step takes away, times the learning rate.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean squared gradient so far.</param>
        /// <param name="maximize">Whether to climb rather than descend.</param>
        public static AdamW AdamW(
            IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.001, double beta1 = 0.9,
            double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters.Select(pair => pair.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam with decoupled weight decay; Loshchilov and Hutter, arXiv:1711.05101.</summary>
        /// <param name="parameters">Groups with settings of their own, which take the place of the settings here.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">How much of the mean gradient each step keeps.</param>
        /// <param name="beta2">How much of the mean squared gradient each step keeps.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">The share of the parameter that each step takes away, times the learning rate.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean squared gradient so far.</param>
        /// <param name="maximize">Whether to climb rather than descend.</param>
        public static AdamW AdamW(
            IEnumerable<AdamW.ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999,
            double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam with Nesterov momentum; Dozat, "Incorporating Nesterov momentum into Adam", 2016.</summary>
        /// <param name="named_parameters">The parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">How much of the mean gradient each step keeps.</param>
        /// <param name="beta2">How much of the mean squared gradient each step keeps.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">The share of the parameter that is added to its gradient.</param>
        /// <param name="momentum_decay">How fast the momentum grows to its full value.</param>
        public static NAdam NAdam(
            IEnumerable<Parameter> named_parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999,
            double eps = 1e-08, double weight_decay = 0, double momentum_decay = 0.004) =>
            new(named_parameters, lr, beta1, beta2, eps, weight_decay, momentum_decay);

        /// <summary>Adam with Nesterov momentum; Dozat, "Incorporating Nesterov momentum into Adam", 2016.</summary>
        /// <param name="named_parameters">The parameters with their names.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">How much of the mean gradient each step keeps.</param>
        /// <param name="beta2">How much of the mean squared gradient each step keeps.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">The share of the parameter that is added to its gradient.</param>
        /// <param name="momentum_decay">How fast the momentum grows to its full value.</param>
        public static NAdam NAdam(
            IEnumerable<(string name, Parameter parameter)> named_parameters, double lr = 0.002, double beta1 = 0.9,
            double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0, double momentum_decay = 0.004) =>
            new(named_parameters.Select(pair => pair.parameter), lr, beta1, beta2, eps, weight_decay, momentum_decay);

        /// <summary>Adam with Nesterov momentum; Dozat, "Incorporating Nesterov momentum into Adam", 2016.</summary>
        /// <param name="parameters">Groups with settings of their own, which take the place of the settings here.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">How much of the mean gradient each step keeps.</param>
        /// <param name="beta2">How much of the mean squared gradient each step keeps.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">The share of the parameter that is added to its gradient.</param>
        /// <param name="momentum_decay">How fast the momentum grows to its full value.</param>
        public static NAdam NAdam(
            IEnumerable<NAdam.ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999,
            double eps = 1e-08, double weight_decay = 0, double momentum_decay = 0.004) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, momentum_decay);

        /// <summary>RMSProp; Hinton, "Neural networks for machine learning", lecture 6, 2012.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="alpha">How much of the mean squared gradient each step keeps.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">The share of the parameter that is added to its gradient.</param>
        /// <param name="momentum">How much of the last step each step keeps.</param>
        /// <param name="centered">Whether to divide by the standard deviation rather than the root mean square.</param>
        /// <param name="maximize">Whether to climb rather than descend.</param>
        public static RMSProp RMSProp(
            IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-08,
            double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
            new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <summary>RMSProp; Hinton, "Neural networks for machine learning", lecture 6, 2012.</summary>
        /// <param name="parameters">The parameters with their names.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="alpha">How much of the mean squared gradient each step keeps.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">The share of the parameter that is added to its gradient.</param>
        /// <param name="momentum">How much of the last step each step keeps.</param>
        /// <param name="centered">Whether to divide by the standard deviation rather than the root mean square.</param>
        /// <param name="maximize">Whether to climb rather than descend.</param>
        public static RMSProp RMSProp(
            IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double alpha = 0.99,
            double eps = 1e-08, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
            new(parameters.Select(pair => pair.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <summary>RMSProp; Hinton, "Neural networks for machine learning", lecture 6, 2012.</summary>
        /// <param name="parameters">Groups with settings of their own, which take the place of the settings here.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="alpha">How much of the mean squared gradient each step keeps.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">The share of the parameter that is added to its gradient.</param>
        /// <param name="momentum">How much of the last step each step keeps.</param>
        /// <param name="centered">Whether to divide by the standard deviation rather than the root mean square.</param>
        /// <param name="maximize">Whether to climb rather than descend.</param>
        public static RMSProp RMSProp(
            IEnumerable<RMSProp.ParamGroup> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-08,
            double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
            new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <summary>Gradient descent, with momentum if wanted.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="learningRate">The learning rate.</param>
        /// <param name="momentum">How much of the last step each step keeps.</param>
        /// <param name="dampening">What share of the gradient does not enter the momentum.</param>
        /// <param name="weight_decay">The share of the parameter that is added to its gradient.</param>
        /// <param name="nesterov">Whether to look ahead along the momentum.</param>
        /// <param name="maximize">Whether to climb rather than descend.</param>
        public static SGD SGD(
            IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0,
            double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <summary>Gradient descent, with momentum if wanted.</summary>
        /// <param name="parameters">The parameters with their names.</param>
        /// <param name="learningRate">The learning rate.</param>
        /// <param name="momentum">How much of the last step each step keeps.</param>
        /// <param name="dampening">What share of the gradient does not enter the momentum.</param>
        /// <param name="weight_decay">The share of the parameter that is added to its gradient.</param>
        /// <param name="nesterov">Whether to look ahead along the momentum.</param>
        /// <param name="maximize">Whether to climb rather than descend.</param>
        public static SGD SGD(
            IEnumerable<(string name, Parameter parameter)> parameters, double learningRate, double momentum = 0,
            double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters.Select(pair => pair.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <summary>Gradient descent, with momentum if wanted.</summary>
        /// <param name="parameters">Groups with settings of their own, which take the place of the settings here.</param>
        /// <param name="learningRate">The learning rate.</param>
        /// <param name="momentum">How much of the last step each step keeps.</param>
        /// <param name="dampening">What share of the gradient does not enter the momentum.</param>
        /// <param name="weight_decay">The share of the parameter that is added to its gradient.</param>
        /// <param name="nesterov">Whether to look ahead along the momentum.</param>
        /// <param name="maximize">Whether to climb rather than descend.</param>
        public static SGD SGD(
            IEnumerable<SGD.ParamGroup> parameters, double learningRate, double momentum = 0, double dampening = 0,
            double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
    }
}
