using System.Text;

namespace TorchSharp.Modules;

public abstract partial class OptimizerHelper
{
    /// <summary>A copy of settings and state: learning rates, steps, moments.</summary>
    public virtual StateDictionary state_dict()
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, true))
        {
            save_state_dict(writer);
        }

        return new StateDictionary(stream.ToArray());
    }

    /// <summary>Takes settings and state over from an optimiser of the same kind on parameters of the same shapes.</summary>
    /// <param name="state_dict">What <see cref="state_dict"/> gave.</param>
    /// <exception cref="InvalidDataException">It does not fit.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        ArgumentNullException.ThrowIfNull(state_dict);
        using var reader = new BinaryReader(new MemoryStream(state_dict.Content));
        load_state_dict(reader);
    }

    /// <summary>Writes settings and state to a file.</summary>
    /// <param name="location">Its path. An existing file is overwritten.</param>
    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    /// <summary>Writes settings and state.</summary>
    /// <param name="writer">Where to.</param>
    public void save_state_dict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(GetType().Name);
        writer.Write(Groups.Count);
        foreach (var group in Groups)
        {
            OptimizerStateFormat.Write(writer, group);
        }
    }

    /// <summary>Reads settings and state from a file.</summary>
    /// <param name="location">Its path.</param>
    /// <exception cref="InvalidDataException">It does not fit.</exception>
    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    /// <summary>Reads settings and state. Nothing changes unless all of it fits.</summary>
    /// <param name="reader">Where from.</param>
    /// <exception cref="InvalidDataException">It does not fit.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        List<OptimizerStateFormat.GroupContent> contents;
        try
        {
            contents = Read(reader);
        }
        catch (EndOfStreamException end)
        {
            throw new InvalidDataException($"The state of optimiser '{GetType().Name}' ends too early. Expected all of a saved one.", end);
        }

        for (var i = 0; i < contents.Count; i++)
        {
            contents[i].ApplyTo(Groups[i]);
        }
    }

    private List<OptimizerStateFormat.GroupContent> Read(BinaryReader reader)
    {
        var kind = reader.ReadString();
        if (kind != GetType().Name)
        {
            throw new InvalidDataException($"The state is of optimiser '{kind}'. Expected '{GetType().Name}'.");
        }

        var count = reader.ReadInt32();
        if (count != Groups.Count)
        {
            throw new InvalidDataException($"The state has {count} parameter groups. Expected {Groups.Count}.");
        }

        var contents = new List<OptimizerStateFormat.GroupContent>();
        try
        {
            for (var i = 0; i < count; i++)
            {
                contents.Add(OptimizerStateFormat.Read(reader, Groups[i], i));
            }
        }
        catch
        {
            contents.ForEach(content => content.Dispose());
            throw;
        }

        return contents;
    }
}
