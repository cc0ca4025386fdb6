namespace Mezzofy.Functions.Auditing;

/// <summary>Every successful call of this function is a line of the audit log. Refused calls are lines whatever the function.</summary>
/// <param name="action">What was done, as <c>area.verb</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AuditedAttribute(string action) : Attribute
{
    /// <summary>What was done.</summary>
    public string Action { get; } = action;
}
