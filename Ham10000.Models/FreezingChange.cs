namespace Ham10000.Models;

/// <summary>One layer or block that was frozen or thawed by name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Trained">True if it is trained, false if it is frozen.</param>
public sealed record FreezingChange(string Name, bool Trained)
{
    /// <summary>The change as messages show it.</summary>
    /// <returns>Such as <c>frozen layer4</c>.</returns>
    public override string ToString() => $"{(Trained ? "trained" : "frozen")} {Text.Shorten(Name)}";
}
