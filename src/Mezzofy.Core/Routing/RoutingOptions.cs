using System.ComponentModel.DataAnnotations;

namespace Mezzofy.Core.Routing;

/// <summary>Settings of the router, section <c>Routing</c>.</summary>
public sealed class RoutingOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Routing";

    /// <summary>Below this confidence the person is asked back. Default 0.5.</summary>
    [Range(0.2, 0.95)]
    public double Threshold { get; set; } = 0.5;

    /// <summary>An agent is offered as a choice from this probability on; if fewer than two reach it, all are offered. Default 0.12.</summary>
    [Range(0.01, 0.5)]
    public double OptionThreshold { get; set; } = 0.12;

    /// <summary>How long a language model may take to classify before the offline classifier answers. Default 8 seconds.</summary>
    public TimeSpan ModelTimeout { get; set; } = TimeSpan.FromSeconds(8);
}
