namespace Microsoft.DurableTask;

/// <summary>How an orchestration begins again.</summary>
public class ContinueAsNewOptions
{
    /// <summary>The input of the next generation.</summary>
    public object? NewInput { get; set; }

    /// <summary>Whether events nobody waited for yet are handed to the next generation; true by default.</summary>
    public bool PreserveUnprocessedEvents { get; set; } = true;
}
