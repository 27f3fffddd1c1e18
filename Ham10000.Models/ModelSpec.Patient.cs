using System.Text.Json.Serialization;
using Ham10000.Dataset;

namespace Ham10000.Models;

public sealed partial record ModelSpec
{
    /// <summary>What the model is told about the patient beside the image; none for a model of images alone.</summary>
    [JsonIgnore]
    public PatientColumns PatientColumns => Layers.OfType<JoinPatientSpec>().FirstOrDefault()?.Columns
        ?? Members.Select(member => member.Model.PatientColumns).FirstOrDefault(columns => columns != PatientColumns.None);

    /// <summary>Makes sure that patient data joins the model once at most.</summary>
    private void CheckPatient()
    {
        int[] places = [.. Layers.Index().Where(layer => layer.Item is JoinPatientSpec).Select(layer => layer.Index)];
        if (places.Length > 1)
        {
            throw Sequence.After(Layers, places[1]).Error(Layers[places[1]], "patient data joins a model once, and this one has it already. Leave one of them out.");
        }
    }
}
