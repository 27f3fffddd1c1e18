using TorchSharp;

namespace Ham10000.LibTorch.Tests;

public sealed class NativeLoaderTests
{
    [Theory]
    [InlineData("libtorch_cpu.so.1.13: cannot open shared object file: No such file or directory")]
    [InlineData("libc10.so: cannot open shared object file: No such file or directory")]
    public void CannotLoad_NoLibtorch_NamesThePackage(string reason) =>
        NativeLoader.CannotLoad("/app/libham10000torch.so", reason).Message.Should().Be(
            $"libtorch was not found ({reason}). Install the Debian package libtorch-dev (./quickstart does), or set LIBTORCH to the folder of an unpacked libtorch.");

    [Fact]
    public void CannotLoad_AnotherLibraryMissing_NamesIt() =>
        NativeLoader.CannotLoad("/app/libham10000torch.so", "libgomp.so.1: cannot open shared object file: No such file or directory").Message.Should().Be(
            "'/app/libham10000torch.so' does not load: libgomp.so.1: cannot open shared object file: No such file or directory. Install the package that holds this library, which libtorch needs.");

    [Fact]
    public void CannotLoad_OtherLibtorch_SaysToBuildAgain() =>
        NativeLoader.CannotLoad("/app/libham10000torch.so", "undefined symbol: _ZN2at4xyz").Message.Should().Be(
            "'/app/libham10000torch.so' does not load: undefined symbol: _ZN2at4xyz. It was compiled against another libtorch than the one installed; build Ham10000.LibTorch again.");

    [Fact]
    public void CheckVersion_AnotherMinorVersion_SaysBoth()
    {
        var check = () => NativeLoader.CheckVersion("1.13", "... TORCH_VERSION=2.1.0, USE_CUDA=OFF");
        check.Should().Throw<DllNotFoundException>().WithMessage(
            "libtorch 2.1 was loaded, but libham10000torch.so was compiled against 1.13. Build Ham10000.LibTorch again, or set LIBTORCH to the libtorch it was compiled against.");
    }

    [Theory]
    [InlineData("TORCH_VERSION=1.13.0, USE_CUDA=OFF")]
    [InlineData("a libtorch that does not say")]
    public void CheckVersion_SameOrUnknown_Passes(string config) => NativeLoader.CheckVersion("1.13", config);
}
