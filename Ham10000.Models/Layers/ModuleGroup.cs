using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>A name in the state dict that holds other modules; it computes nothing itself.</summary>
internal sealed class ModuleGroup(string name) : nn.Module(name);
