using System.ComponentModel.DataAnnotations;

namespace Mezzofy.Core.Delivery;

/// <summary>Settings of delivery, under <c>Delivery:</c>.</summary>
public sealed record DeliveryOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Delivery";

    /// <summary>The mailbox that mail is sent from.</summary>
    [Required, EmailAddress]
    public string Sender { get; init; } = "assistant@mezzofy.com";

    /// <summary>Where effects are written while their channel has no credentials; default <c>outbox</c> in the data folder.</summary>
    [Required]
    public string OutboxFolder { get; set; } = "";

    /// <summary>Attempts before an effect is given up; 1 to 50. The default spans two hours.</summary>
    [Range(1, 50)]
    public int MaxAttempts { get; init; } = 20;

    /// <summary>How many due effects one process tries at once; 1 to 100.</summary>
    [Range(1, 100)]
    public int Parallel { get; init; } = 16;

    /// <summary>How long a caller, or a sweep, waits for attempts, in seconds; they go on.</summary>
    [Range(1, 120)]
    public int PatienceSeconds { get; init; } = 20;

    /// <summary>How long a provider gets before it is asked what became of a send that was cut off, in seconds; doubled with every time it cannot tell.</summary>
    [Range(0, 3600)]
    public double SettleSeconds { get; init; } = 30;

    /// <summary>How often it is asked before the effect is left to a person.</summary>
    [Range(1, 20)]
    public int MaxChecks { get; init; } = 6;

    /// <summary>How long an attempt waits for one answer of a provider, in seconds.</summary>
    [Range(1, 300)]
    public int AnswerSeconds { get; init; } = 30;

    /// <summary>The address under which people reach this server, for links to files; null for none, and then files are named without a link.</summary>
    [Url]
    public string? PublicBaseUrl { get; init; }

    /// <summary>How long such links work, in hours.</summary>
    [Range(1, 24 * 90)]
    public int LinkHours { get; init; } = 24 * 14;

    internal TimeSpan Patience => TimeSpan.FromSeconds(PatienceSeconds);

    internal TimeSpan Settle => TimeSpan.FromSeconds(SettleSeconds);
}
