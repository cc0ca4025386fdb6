namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key a request must carry.</summary>
public enum AuthorizationLevel
{
    /// <summary>None.</summary>
    Anonymous,

    /// <summary>A signed-in user.</summary>
    User,

    /// <summary>The function's key.</summary>
    Function,

    /// <summary>The system key.</summary>
    System,

    /// <summary>The master key.</summary>
    Admin,
}
