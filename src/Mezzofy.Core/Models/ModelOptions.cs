namespace Mezzofy.Core.Models;

/// <summary>Which language model answers, section <c>Models</c>.</summary>
public sealed class ModelOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Models";

    /// <summary>The provider that needs nothing: the offline model.</summary>
    public const string Offline = "offline";

    /// <summary>The provider; <c>offline</c> is the default and the only one this build has.</summary>
    public string Provider { get; set; } = Offline;
}
