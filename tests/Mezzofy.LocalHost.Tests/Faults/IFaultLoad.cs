namespace Mezzofy.LocalHost.Tests.Faults;

/// <summary>Work that a fault must not harm: it is kept in flight while faults happen, then comes to rest, then is checked.</summary>
internal interface IFaultLoad
{
    /// <summary>Tops the work up, through an app that may die at any moment; a lost answer is tried again with the next call.</summary>
    Task TopUpAsync(HttpClient app);

    /// <summary>How much has not ended.</summary>
    Task<long> OpenAsync();

    /// <summary>Throws where a guarantee was broken.</summary>
    Task VerifyAsync();
}
