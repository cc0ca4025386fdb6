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

    /// <summary>Where mail is written while Outlook has no credentials; default <c>outbox</c> in the data folder.</summary>
    [Required]
    public string OutboxFolder { get; set; } = "";

    /// <summary>Attempts before an effect is given up; 1 to 20.</summary>
    [Range(1, 20)]
    public int MaxAttempts { get; init; } = 8;
}
