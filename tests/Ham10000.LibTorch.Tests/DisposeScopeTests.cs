using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

public sealed class DisposeScopeTests
{
    [Fact]
    public void Scope_AtItsEnd_DisposesWhatWasMadeInIt()
    {
        Tensor inside, kept, detached;
        using (var outer = NewDisposeScope())
        {
            using (var inner = NewDisposeScope())
            {
                CurrentDisposeScope.Should().BeSameAs(inner);
                inside = zeros(1);
                kept = zeros(1).MoveToOuterDisposeScope();
                detached = zeros(1).DetachFromDisposeScope();
                inner.DisposablesCount.Should().Be(1);
                outer.Contains(kept).Should().BeTrue();
            }

            inside.IsInvalid.Should().BeTrue();
            kept.IsInvalid.Should().BeFalse();
        }

        kept.IsInvalid.Should().BeTrue();
        detached.IsInvalid.Should().BeFalse();
        detached.Dispose();
        CurrentDisposeScope.Should().BeNull();
    }

    [Fact]
    public void Statistics_CountCreatedDisposedDetachedAttached()
    {
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        statistics.Reset();
        var outside = zeros(1);
        var other = zeros(1);
        using (var scope = NewDisposeScope())
        {
            zeros(1).Dispose();
            _ = zeros(1);
            scope.Detach(zeros(1)).Dispose();
            scope.Attach(outside);
        }

        other.Dispose();
        other.Dispose();
        statistics.CreatedOutsideScopeCount.Should().Be(2);
        statistics.CreatedInScopeCount.Should().Be(3);
        statistics.DisposedInScopeCount.Should().Be(3);
        statistics.DisposedOutsideScopeCount.Should().Be(2);
        statistics.DetachedFromScopeCount.Should().Be(1);
        statistics.AttachedToScopeCount.Should().Be(1);
        statistics.ThreadTotalLiveCount.Should().Be(0);
        outside.IsInvalid.Should().BeTrue();
        statistics.ToString().Should().Be(
            "live 0; created 3 in scopes, 2 outside; disposed 3 in scopes, 2 outside; attached 1, detached 1");
    }

    [Fact]
    public void DisposeEverythingBut_SomeTensors_KeepsThem()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (zeros(1), zeros(1));
        scope.DisposeEverythingBut(b).Should().BeSameAs(b);
        a.IsInvalid.Should().BeTrue();
        b.IsInvalid.Should().BeFalse();
        scope.DisposeEverything();
        b.IsInvalid.Should().BeTrue();
    }

    [Fact]
    public void Scopes_BelongToTheirThread()
    {
        using var scope = NewDisposeScope();
        var currentThere = scope;
        var thread = new Thread(() =>
        {
            currentThere = CurrentDisposeScope;
            zeros(1).Dispose();
        });
        thread.Start();
        thread.Join();
        currentThere.Should().BeNull();
        scope.DisposablesCount.Should().Be(0);
    }

    [Fact]
    public void Scopes_EndedOutOfOrder_LeaveNoEndedOneCurrent()
    {
        var outer = NewDisposeScope();
        var inner = NewDisposeScope();
        outer.Dispose();
        CurrentDisposeScope.Should().BeSameAs(inner);
        inner.Dispose();
        CurrentDisposeScope.Should().BeNull();
    }

    [Fact]
    public void DisposedTensor_Used_ThrowsWhatHappened()
    {
        Tensor x;
        using (NewDisposeScope())
        {
            x = zeros(1);
        }

        var use = () => x + 1;
        use.Should().Throw<ObjectDisposedException>().Which.Message.Should().StartWith(
            "The tensor is disposed: by its owner, or with the dispose scope it was made in. Move it to the outer scope to keep it.");
        x.ToString().Should().Be("a disposed tensor");
    }

    [Fact]
    public void ToString_LiveTensor_DescribesIt()
    {
        using var x = zeros(2, 3);
        x.ToString().Should().Be("[2x3], type = Float32, device = cpu");
    }
}
