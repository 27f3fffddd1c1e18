namespace Ham10000.Contracts;

/// <summary>A list of models that the contract is run over. One that is listed is covered.</summary>
public interface IContractModels
{
    /// <summary>The models by name.</summary>
    static abstract IReadOnlyDictionary<string, ContractModel> All { get; }
}
